using System.Buffers;

namespace GoodOffices.Core.Record;

/// <summary>The form of the word that says what kind of command or event something is.</summary>
internal static class RecordTypes
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-.");

    public static string Check(string type) => type.Length is > 0 and <= 64 && !type.AsSpan().ContainsAnyExcept(Characters)
        ? type
        : throw new RecordFormatException("'type': 1 to 64 characters from a-z, '-' and '.' are needed.");
}
