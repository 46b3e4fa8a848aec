using System.Globalization;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary>The record's words for people.</summary>
internal static class Wording
{
    public static string Of(ReadableChannel channel) => channel.Audience switch
    {
        Audience.Joint => "of everybody",
        Audience.Shared => $"of {channel.Party} and the mediator",
        Audience.Delegation => $"of {channel.Party} alone",
        _ => "of the mediator alone",
    };

    public static string Of(Custody custody) => custody switch
    {
        Custody.Own => "her own key",
        Custody.House => "key held by the house: whoever runs this machine could use it",
        _ => "no key: the mediator reports for her",
    };

    public static string Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Period(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds) is var period && period.TotalHours >= 1
        ? $"{period.TotalHours.ToString("0.##", CultureInfo.InvariantCulture)} h"
        : $"{period.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture)} s";

    /// <summary>Forty digits that two people can read to each other, made from keys: equal digits, equal keys.</summary>
    public static string SafetyNumber(string keys)
    {
        var hash = Digest.Hash(System.Text.Encoding.UTF8.GetBytes(keys)).ToArray();
        return string.Join(' ', Enumerable.Range(0, 8).Select(i => (System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(4 * i)) % 100_000).ToString("D5", CultureInfo.InvariantCulture)));
    }
}
