using System.CommandLine;
using System.Text.Json;
using GoodOffices.Casework.Reading;
using GoodOffices.Cli.Rendering;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices case open</c>: where a case stands, for one of its members.</summary>
internal static class CaseOpenVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        var command = new Command("open", "Who is in a case, who keeps whose key, and the channels you read.") { verb.Case, verb.As, json, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            terminal.Text.Flush();
            if (parsed.GetValue(json)) Write(seat.Record, terminal.Bytes);
            else Show(seat.Record, new Sheet(terminal.Text, terminal.Width, terminal.HasColour));
            return ExitCode.Solved;
        }));
        return command;
    }

    private static void Show(MemberRecord record, Sheet sheet)
    {
        sheet.Title(record.Opened.Origin);
        sheet.Say($"Case {record.Case}. You are {record.Viewer.Name}.");
        sheet.Say($"The log signs every {Wording.Period(record.Opened.BeatPeriod)}: {record.Beats.Size} beats so far. This is mediator-assisted: the mediator, and the machine that works for her, can read what she may read.");
        sheet.Heading("Who is in it");
        sheet.Write((null, new Grid(["name", "role", "party", "key"], [.. record.Members.Select(m => (IReadOnlyList<string>)[m.Name.ToString(), RecordWords.Word(m.Role), m.Party?.ToString() ?? "", Wording.Of(m.Custody)])])));
        sheet.Heading("What you read");
        sheet.Write((null, new Grid(["channel", "number", "entries"], [.. record.Channels.Select(c => (IReadOnlyList<string>)[Wording.Of(c), c.Channel.ToString(), $"{c.Head.Size}"])])));
        if (record.EpochsDue.Any()) sheet.Say("Somebody left: these channels take no act until they have a new key (goodoffices record rekey): " + string.Join("; ", record.EpochsDue.Select(Wording.Of)) + ".");
    }

    private static void Write(MemberRecord record, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("case", record.Case.ToString());
        json.WriteString("title", record.Opened.Origin);
        json.WriteString("viewer", record.Viewer.Name.ToString());
        json.WriteNumber("beatPeriod", record.Opened.BeatPeriod);
        json.WriteNumber("beats", record.Beats.Size);
        json.WriteStartArray("members");
        foreach (var member in record.Members)
        {
            json.WriteStartObject();
            json.WriteString("name", member.Name.ToString());
            json.WriteString("role", RecordWords.Word(member.Role));
            json.WriteString("party", member.Party?.ToString());
            json.WriteString("custody", RecordWords.Word(member.Custody));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("channels");
        foreach (var channel in record.Channels)
        {
            json.WriteStartObject();
            json.WriteString("channel", channel.Channel.ToString());
            json.WriteString("audience", RecordWords.Word(channel.Audience));
            json.WriteString("party", channel.Party?.ToString());
            json.WriteNumber("entries", channel.Head.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
