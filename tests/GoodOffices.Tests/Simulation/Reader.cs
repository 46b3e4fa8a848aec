using System.Text;
using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Verify;

namespace GoodOffices.Tests.Simulation;

/// <summary>Has what one member may read exported, verified as a stranger would, replayed, and searched for what is not hers.</summary>
internal static class Reader
{
    public static string Prefix(Audience audience, MemberId? party) => $"canary-{audience}-{party}-".ToLowerInvariant();

    /// <exception cref="IOException">Something was erased meanwhile, or is still to be erased again after a restore.</exception>
    public static async Task<List<Entry>> CheckAsync(World world, MemberRecord record)
    {
        var erased = world.Ledger.Erased.Select(attempt => attempt.Canary!).ToArray();
        using var bundle = new MemoryStream();
        await BundleExport.WriteAsync(record, bundle, new SkewedClock(() => world.Now), default);
        bundle.Position = 0;
        var verdict = BundleVerifier.Verify(bundle, KeysOf(world));
        Assert.True(verdict.Holds, $"{record.Viewer.Name}'s export does not verify: {Words(verdict)}");
        if (await RecordReplay.FindFaultAsync(record, default) is { } departure) Assert.Fail($"Entry {departure.Sequence} of channel {departure.Channel} does not follow from its act.");

        Search(bundle.ToArray(), record, erased);
        var entries = new List<Entry>();
        foreach (var channel in record.Channels)
            await foreach (var entry in record.ReadEntriesAsync(channel.Channel)) entries.Add(entry);
        world.Trace($"{record.Viewer.Name} has read {entries.Count} entries");
        return entries;
    }

    private static void Search(byte[] bundle, MemberRecord record, string[] erased)
    {
        var all = from audience in Enum.GetValues<Audience>() from party in new MemberId?[] { null, MemberId.Of("a"), MemberId.Of("b") } select (audience, party);
        var notHers = all.Where(place => !ReadingRules.MayRead(record.Viewer, place.audience, place.party)).Select(place => Prefix(place.audience, place.party));
        foreach (var secret in notHers.Concat(erased))
            if (bundle.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) >= 0) Assert.Fail($"{record.Viewer.Name} reads '{secret}', which she must not.");
    }

    private static Trust KeysOf(World world)
    {
        var lines = world.Keys.Select(pair => NoteLine.VerifierKey(LogName.Of(world.Case.Case, pair.Key), pair.Value.Sign.Public.Key)).Prepend(NoteLine.VerifierKey(LogName.Of(world.Case.Case), world.Case.Log));
        return Trust.Read(Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private static string Words(Verdict verdict)
    {
        using var words = new StringWriter();
        verdict.WriteText(words);
        return words.ToString();
    }
}
