using System.Globalization;

namespace GoodOffices.Verify.Wording;

/// <summary>The verdict as a careful reader without technical knowledge reads it.</summary>
internal static class VerdictText
{
    public static void Write(Verdict verdict, TextWriter writer)
    {
        if (verdict.Flaw is { } flaw) Write(flaw, writer, "NOT VERIFIED. The first thing that is wrong:");
        else Write(verdict.Findings!, writer);
    }

    public static void Write(Flaw flaw, TextWriter writer, string heading)
    {
        writer.WriteLine(heading);
        if (flaw.Sequence is { } sequence) writer.WriteLine($"  where   channel {flaw.Channel}, entry {Number(sequence)}, in {flaw.Section}");
        else writer.WriteLine($"  where   {(flaw.Channel is { } channel ? $"channel {channel}, " : "")}{flaw.Section}");
        writer.WriteLine($"  what    {flaw.Reason}");
        writer.WriteLine($"  do      {flaw.Remedy}");
    }

    private static void Write(Findings found, TextWriter writer)
    {
        writer.WriteLine(found.Authorship switch
        {
            Authorship.TrustedKeys => "Verified: consistent, and written by the log whose key you trust.",
            Authorship.TrustedCheckpoint => "Verified: consistent, and a continuation of the record whose checkpoint you trust.",
            _ => "The record is consistent, authorship unverified.",
        });
        writer.WriteLine();
        writer.WriteLine($"case       {found.Case}, as {found.Viewer} may read it, exported {Instant(found.Made)}");
        writer.WriteLine($"log key    {found.LogKey}");
        WriteBeats(found.Beats, writer);
        writer.WriteLine();
        foreach (var channel in found.Channels) Write(channel, writer);
        writer.WriteLine();
        foreach (var member in found.Members) Write(member, writer);
        writer.WriteLine();
        writer.WriteLine($"missing signatures  {Number(found.MissingSignatures)} (binding acts that the mediator reported; their authors have not signed them)");
        writer.WriteLine($"erased payloads     {Number(found.ErasedPayloads)}");
        writer.WriteLine($"cosignatures        {Number(found.Cosignatures)}");
        if (found.ListedButUnknown.Count > 0) writer.WriteLine($"Your keys name {string.Join(", ", found.ListedButUnknown)}, of whom this record knows no key.");
        if (found.Authorship == Authorship.Unverified) WriteWhatIsMissing(writer);
    }

    private static void WriteBeats(VerifiedBeats beats, TextWriter writer)
    {
        if (beats.Count == 0) writer.WriteLine("beats      none yet: no checkpoint covers any entry");
        else writer.WriteLine($"beats      {Number(beats.Count)}, {Instant(beats.First!.Value)} to {Instant(beats.Last!.Value)}, root {beats.Root}");
    }

    private static void Write(VerifiedChannel channel, TextWriter writer)
    {
        writer.WriteLine($"channel    {channel.Number} ({channel.Audience}{(channel.Party is { } party ? $", {party}" : "")})");
        writer.WriteLine($"           {Counted(channel.Size, "entry", "entries")}, root {channel.Root}");
        writer.WriteLine($"           {Number(channel.BindingActs)} binding ({Number(channel.MissingSignatures)} without their author's signature), {Counted(channel.Confidences, "confidence", "confidences")} (whose authors nobody else can check)");
        writer.WriteLine($"           {Counted(channel.Payloads, "payload fits", "payloads fit")}, {Number(channel.ErasedPayloads)} erased; {Counted(channel.AfterLastBeat, "entry", "entries")} after the last beat");
    }

    private static void Write(VerifiedMember member, TextWriter writer)
    {
        var custody = member.Custody switch
        {
            "own" => "keeps her own key",
            "house" => "key kept by the house",
            _ => "has no key: what she did was reported",
        };
        var cosigned = member.Cosignatures > 0 ? $"; cosigned {Counted(member.Cosignatures, "checkpoint", "checkpoints")}, the last of {Counted(member.LargestCosigned, "beat", "beats")}" : "";
        writer.WriteLine($"member     {member.Name} ({member.Role}{(member.Party is { } party ? $", {party}" : "")}{(member.IsRemoved ? ", removed" : "")}): {custody}{cosigned}");
    }

    private static void WriteWhatIsMissing(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("Nothing in this file contradicts itself; but whoever wrote it could have invented it whole. To know who wrote it, ask the mediator or another");
        writer.WriteLine("member, over another channel, for the keys or for a checkpoint of this case, and verify again with --trust.");
    }

    private static string Counted(long number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
