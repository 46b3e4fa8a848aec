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
}
