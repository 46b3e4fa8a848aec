namespace GoodOffices.Interchange.Json;

/// <summary>Programs written in Python put <c>-Infinity</c> into JSON for a walk-away that is not there, though JSON has no such word.</summary>
internal static class JsonInfinity
{
    private static ReadOnlySpan<byte> Word => "-Infinity"u8;

    /// <summary>The same bytes with <c>null</c>, padded to the same length, wherever the bare word stands outside a text.</summary>
    public static ReadOnlySpan<byte> Blank(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf(Word) < 0) return bytes;
        var copy = bytes.ToArray();
        var inText = false;
        for (var i = 0; i < copy.Length; i++)
        {
            if (inText && copy[i] == '\\') i++;
            else if (copy[i] == '"') inText = !inText;
            else if (!inText && copy.AsSpan(i).StartsWith(Word)) "null     "u8.CopyTo(copy.AsSpan(i));
        }

        return copy;
    }
}
