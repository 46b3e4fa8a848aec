using System.Text.Json;
using GoodOffices.Verify.Evidence;

namespace GoodOffices.Verify.Wording;

/// <summary>What an evidence file shows, for people and for programs.</summary>
internal static class EvidenceText
{
    public static void Write(EvidenceVerdict verdict, TextWriter writer)
    {
        if (verdict.Flaw is { } flaw)
        {
            VerdictText.Write(flaw, writer, "NO EVIDENCE. The first thing that is wrong:");
            return;
        }

        writer.WriteLine(verdict.Shown switch
        {
            Shown.Contradiction => "CONTRADICTION. The log signed two histories of this case that cannot both be true.",
            Shown.Rollback => "ROLLBACK. The log offered less than it had shown before: a backup was restored, or something is withheld. That is no proof of a lie.",
            _ => "NOTHING. The checkpoint that was offered continues the one that was seen.",
        });
        writer.WriteLine($"log      {verdict.Log}");
        writer.WriteLine($"seen     a checkpoint of {verdict.SeenSize} beats");
        writer.WriteLine($"offered  a checkpoint of {verdict.GivenSize} beats");
        if (verdict.Authorship == Authorship.Unverified) writer.WriteLine("The log's signatures are unverified: verify again with --trust and a file that holds the log's key.");
    }

    public static void WriteJson(EvidenceVerdict verdict, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("shown", verdict.Shown switch { Shown.Contradiction => "contradiction", Shown.Rollback => "rollback", _ => "nothing" });
            if (verdict.Flaw is { } flaw)
            {
                VerdictJson.Write(flaw, json);
            }
            else
            {
                json.WriteString("authorship", verdict.Authorship == Authorship.Unverified ? "unverified" : "trusted keys");
                json.WriteString("log", verdict.Log);
                json.WriteNumber("seen", verdict.SeenSize);
                json.WriteNumber("offered", verdict.GivenSize);
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
