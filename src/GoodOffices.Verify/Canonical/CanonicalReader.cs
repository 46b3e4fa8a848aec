using System.Text;
using System.Text.Unicode;
using GoodOffices.Verify.Texts;

namespace GoodOffices.Verify.Canonical;

/// <summary>Reads JSON that is exactly in its canonical form, and refuses every other text.</summary>
/// <remarks>There is one text for each value here, so that nothing is written again to compare: whatever another text would have to contain
/// (white space, an unsorted name, an escape that is not needed, <c>-0</c>) is refused where it stands.</remarks>
internal ref struct CanonicalReader
{
    private const int Deepest = 32;
    private const long Largest = (1L << 53) - 1;
    private const string ShortEscapes = "\"\\btnfr";
    private const string ShortMeanings = "\"\\\b\t\n\f\r";

    private readonly ReadOnlySpan<byte> _text;
    private int _at;

    private CanonicalReader(ReadOnlySpan<byte> text) => _text = text;

    public static JsonValue Read(ReadOnlySpan<byte> text)
    {
        var reader = new CanonicalReader(text);
        var value = reader.Value(1);
        return reader._at == text.Length ? value : throw Refused(reader._at, "something follows where the text must end");
    }

    private JsonValue Value(int depth)
    {
        if (depth > Deepest) throw Refused(_at, $"it is nested more than {Deepest} levels deep");

        var value = Peek() switch
        {
            (byte)'{' => Object(depth),
            (byte)'[' => Array(depth),
            (byte)'"' => new JsonValue(JsonKind.Text, _at) { Text = String() },
            (byte)'t' => Truth("true"u8),
            (byte)'f' => Truth("false"u8),
            _ => Integer(),
        };
        value.End = _at;
        return value;
    }

    private JsonValue Object(int depth)
    {
        var value = new JsonValue(JsonKind.Object, _at++);
        if (TryTake('}')) return value;
        var previous = ReadOnlySpan<byte>.Empty;
        do
        {
            var name = Name();
            if (value.Members.Count > 0 && previous.SequenceCompareTo(name) >= 0) throw Refused(_at, "the names of an object are not sorted, or one stands twice");
            previous = name;
            Take(':');
            value.Members.Add((System.Text.Encoding.ASCII.GetString(name), Value(depth + 1)));
        }
        while (TryTake(','));
        Take('}');
        return value;
    }

    private ReadOnlySpan<byte> Name()
    {
        Take('"');
        var length = _text[_at..].IndexOf((byte)'"');
        if (length < 0 || !Words.IsMemberName(_text.Slice(_at, length))) throw Refused(_at, "a name is not 1 to 64 letters, digits, dots, dashes or underscores");
        var name = _text.Slice(_at, length);
        _at += length + 1;
        return name;
    }

    private JsonValue Array(int depth)
    {
        var value = new JsonValue(JsonKind.Array, _at++);
        if (TryTake(']')) return value;
        do value.Items.Add(Value(depth + 1));
        while (TryTake(','));
        Take(']');
        return value;
    }

    private JsonValue Truth(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word)) throw Refused(_at, "a value is none of those that canonical JSON has");
        var value = new JsonValue(JsonKind.Truth, _at) { Integer = word[0] == 't' ? 1 : 0 };
        _at += word.Length;
        return value;
    }

    private JsonValue Integer()
    {
        var start = _at;
        var negative = TryTake('-');
        var first = _at;
        var number = 0L;
        while (_at < _text.Length && _text[_at] is >= (byte)'0' and <= (byte)'9')
        {
            number = number * 10 + (_text[_at++] - '0');
            if (number > Largest) throw Refused(start, "a number is too large");
        }

        var digits = _at - first;
        if (digits == 0) throw Refused(start, "a value is none of those that canonical JSON has");
        if (_text[first] == '0' && (digits > 1 || negative)) throw Refused(start, "a number has a leading zero or is minus zero");
        return new JsonValue(JsonKind.Integer, start) { Integer = negative ? -number : number };
    }

    private string String()
    {
        Take('"');
        var start = _at;
        while (Peek() is not ((byte)'"' or (byte)'\\'))
        {
            if (Peek() < 0x20) throw Refused(_at, "a control character stands unescaped");
            _at++;
        }

        var plain = Decoded(_text[start.._at]);
        return TryTake('"') ? plain : Escaped(plain);
    }

    private string Escaped(string before)
    {
        var text = new StringBuilder(before);
        while (!TryTake('"'))
        {
            if (TryTake('\\'))
            {
                text.Append(Escape());
                continue;
            }

            var start = _at;
            while (Peek() is not ((byte)'"' or (byte)'\\'))
            {
                if (Peek() < 0x20) throw Refused(_at, "a control character stands unescaped");
                _at++;
            }

            text.Append(Decoded(_text[start.._at]));
        }

        return text.ToString();
    }

    private char Escape()
    {
        var letter = (char)Peek();
        _at++;
        var known = ShortEscapes.IndexOf(letter, StringComparison.Ordinal);
        if (known >= 0) return ShortMeanings[known];
        if (letter != 'u' || _text.Length - _at < 4 || !_text.Slice(_at, 2).SequenceEqual("00"u8)) throw Refused(_at, "an escape is not the canonical one");

        var (high, low) = (_text[_at + 2], _text[_at + 3]);
        var value = (high - '0') * 16 + low switch { >= (byte)'0' and <= (byte)'9' => low - '0', >= (byte)'a' and <= (byte)'f' => low - 'a' + 10, _ => 256 };
        if (high is not ((byte)'0' or (byte)'1') || value >= 0x20 || ShortMeanings.Contains((char)value, StringComparison.Ordinal)) throw Refused(_at, "an escape is not the canonical one");
        _at += 4;
        return (char)value;
    }

    private readonly string Decoded(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : throw Refused(_at, "a text is not well-formed UTF-8");

    private readonly byte Peek() => _at < _text.Length ? _text[_at] : throw Refused(_at, "it ends too early");

    private void Take(char expected)
    {
        if (!TryTake(expected)) throw Refused(_at, $"“{expected}” is expected");
    }

    private bool TryTake(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected) return false;
        _at++;
        return true;
    }

    private static FormException Refused(int at, string reason) => new($"It is not canonical JSON: {reason} (byte {at}).");
}
