using System.CommandLine;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary>Which channel is meant: by who shares it, and where that is not enough by party or number.</summary>
internal sealed class ChannelChoice
{
    public Option<string> Channel { get; } = new("--channel") { Description = "Who shares it, or its number.", HelpName = "joint|shared|delegation|mediator|NUMBER" };

    public Option<string?> Party { get; } = new("--party") { Description = "With shared: which delegation's, where you read several.", HelpName = "PARTY" };

    /// <summary>The one channel of hers that fits.</summary>
    public ReadableChannel In(MemberRecord record, ParseResult parsed, string usual)
    {
        var words = parsed.GetValue(Channel) ?? usual;
        var party = parsed.GetValue(Party);
        var fitting = record.Channels.Where(channel => Fits(channel, words) && (party is null || channel.Party?.ToString() == party)).ToArray();
        return fitting switch
        {
            [var one] => one,
            [] => throw new NoticeException($"{Refusal.NoSuchChannel.Message} `goodoffices case open` lists yours."),
            _ => throw new NoticeException($"You share {fitting.Length} channels of this kind. Say which: --party {string.Join(", or --party ", fitting.Select(channel => channel.Party))}."),
        };
    }

    private static bool Fits(ReadableChannel channel, string words) => RecordWords.Word(channel.Audience) == words || channel.Channel.ToString() == words;
}
