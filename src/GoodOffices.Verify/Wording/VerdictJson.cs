using System.Text.Json;

namespace GoodOffices.Verify.Wording;

/// <summary>The verdict for programs.</summary>
internal static class VerdictJson
{
    public static void Write(Verdict verdict, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteBoolean("verified", verdict.Holds);
            if (verdict.Flaw is { } flaw) Write(flaw, json);
            else Write(verdict.Findings!, json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    public static void Write(Flaw flaw, Utf8JsonWriter json)
    {
        json.WriteStartObject("flaw");
        json.WriteString("section", flaw.Section);
        if (flaw.Channel is { } channel) json.WriteString("channel", channel);
        if (flaw.Sequence is { } sequence) json.WriteNumber("sequence", sequence);
        json.WriteString("reason", flaw.Reason);
        json.WriteString("remedy", flaw.Remedy);
        json.WriteEndObject();
    }

    private static void Write(Findings found, Utf8JsonWriter json)
    {
        json.WriteString("authorship", found.Authorship switch { Authorship.TrustedKeys => "trusted keys", Authorship.TrustedCheckpoint => "trusted checkpoint", _ => "unverified" });
        json.WriteString("case", found.Case);
        json.WriteString("viewer", found.Viewer);
        json.WriteString("made", found.Made);
        json.WriteString("logKey", found.LogKey);
        json.WriteNumber("missingSignatures", found.MissingSignatures);
        json.WriteNumber("erasedPayloads", found.ErasedPayloads);
        json.WriteNumber("cosignatures", found.Cosignatures);
        json.WriteStartObject("beats");
        json.WriteNumber("count", found.Beats.Count);
        json.WriteString("root", found.Beats.Root);
        if (found.Beats.First is { } first) json.WriteString("first", first);
        if (found.Beats.Last is { } last) json.WriteString("last", last);
        json.WriteEndObject();
        json.WriteStartArray("channels");
        foreach (var channel in found.Channels) Write(channel, json);
        json.WriteEndArray();
        json.WriteStartArray("members");
        foreach (var member in found.Members) Write(member, json);
        json.WriteEndArray();
        json.WriteStartArray("listedButUnknown");
        foreach (var stranger in found.ListedButUnknown) json.WriteStringValue(stranger);
        json.WriteEndArray();
    }

    private static void Write(VerifiedChannel channel, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("channel", channel.Number);
        json.WriteString("audience", channel.Audience);
        if (channel.Party is { } party) json.WriteString("party", party);
        json.WriteNumber("size", channel.Size);
        json.WriteString("root", channel.Root);
        json.WriteNumber("afterLastBeat", channel.AfterLastBeat);
        json.WriteNumber("bindingActs", channel.BindingActs);
        json.WriteNumber("missingSignatures", channel.MissingSignatures);
        json.WriteNumber("confidences", channel.Confidences);
        json.WriteNumber("payloads", channel.Payloads);
        json.WriteNumber("erasedPayloads", channel.ErasedPayloads);
        json.WriteEndObject();
    }

    private static void Write(VerifiedMember member, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("member", member.Name);
        json.WriteString("role", member.Role);
        if (member.Party is { } party) json.WriteString("party", party);
        json.WriteString("custody", member.Custody);
        json.WriteBoolean("removed", member.IsRemoved);
        if (member.Key is { } key) json.WriteString("key", key);
        json.WriteNumber("cosignatures", member.Cosignatures);
        json.WriteNumber("largestCosigned", member.LargestCosigned);
        json.WriteEndObject();
    }
}
