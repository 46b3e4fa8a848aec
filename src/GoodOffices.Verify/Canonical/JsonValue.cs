namespace GoodOffices.Verify.Canonical;

internal enum JsonKind
{
    Object,
    Array,
    Text,
    Integer,
    Truth,
}

/// <summary>A value of canonical JSON, with the place of its bytes: what is signed is exactly what stands there.</summary>
internal sealed class JsonValue(JsonKind kind, int start)
{
    public JsonKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; set; }

    public string Text { get; init; } = "";

    public long Integer { get; init; }

    public List<(string Name, JsonValue Value)> Members { get; init; } = [];

    public List<JsonValue> Items { get; init; } = [];

    /// <summary>The member of that name of an object; null where there is none.</summary>
    public JsonValue? Find(string name) => Members.Find(member => member.Name == name).Value;

    /// <summary>Whether both are the same text.</summary>
    public static bool Same(JsonValue? one, JsonValue? other) => one is null || other is null
        ? one is null && other is null
        : one.Kind == other.Kind && one.Text == other.Text && one.Integer == other.Integer
            && one.Items.Count == other.Items.Count && one.Items.Zip(other.Items).All(pair => Same(pair.First, pair.Second))
            && one.Members.Count == other.Members.Count && one.Members.Zip(other.Members).All(pair => pair.First.Name == pair.Second.Name && Same(pair.First.Value, pair.Second.Value));
}
