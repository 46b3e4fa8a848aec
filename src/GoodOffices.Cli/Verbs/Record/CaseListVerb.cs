using System.CommandLine;
using System.Text.Json;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices case list</c>: the cases here, by name where the house may open them.</summary>
internal static class CaseListVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var json = new Option<bool>("--json") { Description = "Print the list as JSON." };
        var command = new Command("list", "The cases in this cellar.") { json };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var rows = new List<(string Number, string? Title)>();
            await foreach (var number in office.Store.ReadCasesAsync(cancel).ConfigureAwait(false)) rows.Add((number.ToString(), (await ReadAsync(office, number, cancel).ConfigureAwait(false))?.Opened.Origin));
            terminal.Text.Flush();
            if (parsed.GetValue(json)) Write(rows, terminal.Bytes);
            else if (rows.Count == 0) terminal.Text.WriteLine("There is no case here yet. Begin one: goodoffices case new --demo");
            else foreach (var (number, title) in rows) terminal.Text.WriteLine($"{number}  {Rendering.Wrapping.Printable(title ?? "(no key here opens it without a passphrase: goodoffices case open)")}");
            return ExitCode.Solved;
        }));
        return command;
    }

    private static async ValueTask<MemberRecord?> ReadAsync(Office office, CaseNumber number, CancellationToken cancel)
    {
        // Some of them may have left the case.
        foreach (var member in office.HeldMembers(number).OfType<MemberId>())
        {
            office.Unlock(number, member, _ => throw new InvalidOperationException("The house holds this key."));
            await office.Desk.CloseAsync(number, cancel).ConfigureAwait(false);
            if ((await office.Desk.ReadAsync(number, cancel).ConfigureAwait(false))?.For(member) is { } record) return record;
        }

        return null;
    }

    private static void Write(List<(string Number, string? Title)> rows, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (var (number, title) in rows)
        {
            json.WriteStartObject();
            json.WriteString("case", number);
            json.WriteString("title", title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
