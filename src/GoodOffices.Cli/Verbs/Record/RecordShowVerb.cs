using System.CommandLine;
using System.Text.Json;
using GoodOffices.Casework.Reading;
using GoodOffices.Cli.Rendering;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record show</c>: what a member may read, channel by channel.</summary>
internal static class RecordShowVerb
{
    public static Command Make(Terminal terminal)
    {
        var (verb, channel) = (new OfficeVerb(terminal), new ChannelChoice());
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        var command = new Command("show", "What you may read, channel by channel, each with who shares it.") { verb.Case, verb.As, channel.Channel, channel.Party, json, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var channels = parsed.GetValue(channel.Channel) is null ? seat.Record.Channels : [channel.In(seat.Record, parsed, "joint")];
            terminal.Text.Flush();
            if (parsed.GetValue(json)) await WriteAsync(seat.Record, channels, terminal.Bytes, cancel).ConfigureAwait(false);
            else foreach (var one in channels) await ShowAsync(seat.Record, one, new Sheet(terminal.Text, terminal.Width, terminal.HasColour), cancel).ConfigureAwait(false);
            return ExitCode.Solved;
        }));
        return command;
    }

    private static async ValueTask ShowAsync(MemberRecord record, ReadableChannel channel, Sheet sheet, CancellationToken cancel)
    {
        sheet.Heading($"The channel {Wording.Of(channel)}");
        await foreach (var (entry, payload) in ReadAsync(record, channel, cancel).ConfigureAwait(false))
        {
            sheet.Say($"{entry.Sequence}  {Wording.Time(entry.At)}  {Who(entry)}  {What(entry)}");
            if (entry.Act.Payload is not null) sheet.Point(payload is null ? "(erased)" : Texts.Shown(payload));
        }
    }

    private static async ValueTask WriteAsync(MemberRecord record, IEnumerable<ReadableChannel> channels, Stream stream, CancellationToken cancel)
    {
        var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        await using var _ = json.ConfigureAwait(false);
        json.WriteStartArray();
        foreach (var channel in channels)
        {
            await foreach (var (entry, payload) in ReadAsync(record, channel, cancel).ConfigureAwait(false))
            {
                json.WriteStartObject();
                json.WriteString("channel", channel.Channel.ToString());
                json.WriteString("audience", RecordWords.Word(channel.Audience));
                json.WriteString("party", channel.Party?.ToString());
                json.WriteNumber("sequence", entry.Sequence);
                json.WriteNumber("at", entry.At);
                json.WriteString("author", entry.Act.Author.ToString());
                json.WriteString("reporter", entry.Act.Reporter?.ToString());
                json.WriteString("kind", RecordWords.Word(entry.Act.Kind));
                json.WriteString("type", entry.Act.Type);
                json.WriteBoolean("erased", entry.Act.Payload is not null && payload is null);
                json.WriteString("text", payload is null ? null : Texts.Of(payload));
                json.WriteEndObject();
            }

            await json.FlushAsync(cancel).ConfigureAwait(false);
        }

        json.WriteEndArray();
    }

    // Entries and payloads come in the same order; a payload that is missing was erased.
    private static async IAsyncEnumerable<(Entry Entry, Payload? Payload)> ReadAsync(MemberRecord record, ReadableChannel channel, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var payloads = record.ReadPayloadsAsync(channel.Channel, 0, cancel).GetAsyncEnumerator(cancel);
        await using var _ = payloads.ConfigureAwait(false);
        var waiting = await payloads.MoveNextAsync().ConfigureAwait(false);
        await foreach (var entry in record.ReadEntriesAsync(channel.Channel, 0, cancel).ConfigureAwait(false))
        {
            while (waiting && payloads.Current.Sequence < entry.Sequence) waiting = await payloads.MoveNextAsync().ConfigureAwait(false);
            yield return (entry, waiting && payloads.Current.Sequence == entry.Sequence ? payloads.Current.Payload : null);
        }
    }

    private static string Who(Entry entry) => entry.Act.Reporter is { } reporter ? $"{entry.Act.Author}, as reported by {reporter}" : entry.Act.Author.ToString();

    private static string What(Entry entry) => (entry.Act.Kind, entry.Act.Reporter) switch
    {
        (ActKind.Binding, null) => $"{entry.Act.Type}, signed",
        (ActKind.Binding, _) => $"{entry.Act.Type}, her signature is missing",
        _ => $"{entry.Act.Type}, in confidence",
    };
}
