using System.Buffers;
using System.Globalization;
using GoodOffices.Core.Record;

namespace GoodOffices.Sealing.Rows;

/// <summary>Where a sealed row belongs. A row opens there and nowhere else.</summary>
public sealed record RowPlace
{
    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    /// <summary>Names the place.</summary>
    /// <param name="of">The case.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="rowType">What kind of row: 1 to 64 characters from a–z and '-'.</param>
    /// <param name="row">Which row of that kind.</param>
    /// <param name="epoch">Of the channel key.</param>
    /// <param name="version">How often this row was written before; 0 for rows that are never rewritten.</param>
    public RowPlace(CaseNumber of, ChannelNumber channel, string rowType, long row, int epoch, long version = 0)
    {
        ArgumentNullException.ThrowIfNull(rowType);
        if (rowType.Length is < 1 or > 64 || rowType.AsSpan().ContainsAnyExcept(TypeCharacters)) throw new ArgumentException("A row type has 1 to 64 characters from a–z and '-'.", nameof(rowType));
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        (Case, Channel, RowType, Row, Epoch, Version) = (of, channel, rowType, row, epoch, version);
    }

    /// <summary>The case.</summary>
    public CaseNumber Case { get; }

    /// <summary>The channel.</summary>
    public ChannelNumber Channel { get; }

    /// <summary>What kind of row.</summary>
    public string RowType { get; }

    /// <summary>Which row of that kind.</summary>
    public long Row { get; }

    /// <summary>Of the channel key.</summary>
    public int Epoch { get; }

    /// <summary>How often this row was written before.</summary>
    public long Version { get; }

    /// <summary>The bytes that bind a row to its place: each part with its length before it, so that no two places read alike.</summary>
    internal byte[] Bind(ReadOnlySpan<byte> label)
    {
        ReadOnlySpan<string> parts = [Case.ToString(), Channel.ToString(), RowType, Decimal(Row), Decimal(Epoch), Decimal(Version)];
        var length = label.Length;
        foreach (var part in parts) length += 2 + part.Length;

        var bound = new byte[length];
        label.CopyTo(bound);
        var at = label.Length;
        foreach (var part in parts)
        {
            bound[at++] = (byte)(part.Length >> 8);
            bound[at++] = (byte)part.Length;
            at += System.Text.Encoding.ASCII.GetBytes(part, bound.AsSpan(at));
        }

        return bound;
    }

    private static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);
}
