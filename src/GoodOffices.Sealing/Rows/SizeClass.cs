namespace GoodOffices.Sealing.Rows;

/// <summary>Rows are padded to few sizes, so that the length of a sealed row says little about what is in it.</summary>
public static class SizeClass
{
    private const int Largest = 262_144;
    private static readonly int[] Classes = [256, 1_024, 4_096, 16_384, 65_536, Largest];

    /// <summary>To how many bytes that many bytes of plain text are padded, with their length of four bytes.</summary>
    public static int Of(int plainBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plainBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plainBytes, SealedRow.MaxPlainBytes);
        var framed = plainBytes + SealedRow.LengthBytes;
        foreach (var size in Classes)
            if (framed <= size) return size;
        return (framed + Largest - 1) / Largest * Largest;
    }

    internal static bool IsOne(int padded) => Classes.AsSpan().Contains(padded) || (padded > 0 && padded % Largest == 0);
}
