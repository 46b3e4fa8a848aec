using GoodOffices.Verify.Texts;

namespace GoodOffices.Verify.Canonical;

/// <summary>Takes the members of an object one after the other, in the order in which a form lists them: no other may be there.</summary>
internal struct Fields
{
    private readonly JsonValue _object;
    private readonly string _what;
    private int _next;

    public Fields(JsonValue value, string what)
    {
        if (value.Kind != JsonKind.Object) throw new FormException($"{what} is not an object.");
        (_object, _what, _next) = (value, what, 0);
    }

    public bool Has(string name) => _next < _object.Members.Count && _object.Members[_next].Name == name;

    public JsonValue Take(string name, JsonKind kind)
    {
        if (!Has(name)) throw new FormException($"{_what} lacks “{name}”, or carries something before it that does not belong there.");
        var value = _object.Members[_next++].Value;
        return value.Kind == kind ? value : throw new FormException($"“{name}” of {_what} is not of the right kind.");
    }

    public JsonValue Object(string name) => Take(name, JsonKind.Object);

    public List<JsonValue> Array(string name) => Take(name, JsonKind.Array).Items;

    public string Text(string name) => Take(name, JsonKind.Text).Text;

    public byte[] Bytes(string name, int length) => Text64.ReadUrl(Text(name), length, $"“{name}” of {_what}");

    public long Natural(string name)
    {
        var value = Take(name, JsonKind.Integer).Integer;
        return value >= 0 ? value : throw new FormException($"“{name}” of {_what} is negative.");
    }

    public string Number(string name)
    {
        var text = Text(name);
        return Text32.IsNumber(text) ? text : throw new FormException($"“{name}” of {_what} is not a number of 26 characters in base32.");
    }

    public string Member(string name)
    {
        var text = Text(name);
        return Words.IsMember(text) ? text : throw new FormException($"“{name}” of {_what} is not a member's name.");
    }

    public string OneOf(string name, params ReadOnlySpan<string> words)
    {
        var text = Text(name);
        return words.Contains(text) ? text : throw new FormException($"“{name}” of {_what} is none of the words it may be.", Remedies.Newer);
    }

    public void Version()
    {
        if (Natural("v") != 1) throw new FormException($"{_what} is written in a version this verifier does not know.", Remedies.Newer);
    }

    public readonly void End()
    {
        if (_next < _object.Members.Count) throw new FormException($"{_what} carries a member that its form does not have.");
    }
}
