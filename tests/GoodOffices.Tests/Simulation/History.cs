using System.Security.Cryptography;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Tests.Simulation;

/// <summary>One seed, played from the opening of a case to the last check.</summary>
internal static class History
{
    /// <summary>Plays it and checks all that must hold.</summary>
    /// <returns>A hash of everything that happened, and of every byte on disk at the end.</returns>
    public static (Digest Happened, Digest Disk) Play(int seed, int steps)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return Now(PlayAsync(seed, steps));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private static async Task<(Digest Happened, Digest Disk)> PlayAsync(int seed, int steps)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"good-offices-simulation-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}")).FullName;
        using var world = new World(seed, folder);
        try
        {
            var players = await OpenAsync(world);
            foreach (var desk in world.Desks) desk.Storm(true);
            foreach (var player in players) world.Stage.Enter(player.PlayAsync);
            world.Stage.Enter(new Operator(world).WorkAsync);
            world.Stage.Play(steps, () =>
            {
                world.PassTime();
                Now(world.Ledger.CheckAsync(world.Plain));
            });
            await new LastCheck(world).RunAsync();
            return (world.HistoryHash, await DiskAsync(world));
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"Seed {seed} breaks (GOODOFFICES_SEED={seed}): {broken.Message}\n… {string.Join("\n… ", world.History.TakeLast(30))}", broken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Player[]> OpenAsync(World world)
    {
        var desk = world.Desks[0].Desk;
        world.Case = desk.PrepareCase();
        world.Ledger = new(world.Case.Case);
        foreach (var name in new[] { "mediator", "a.head", "b.head", "observer" }) world.Give(MemberId.Of(name), MemberKeys.Draw(world.Random));
        var (mediator, keys) = (MemberId.Of("mediator"), world.Keys[MemberId.Of("mediator")]);
        var composer = new ActComposer(mediator, keys, world.Case.Case, world.Desks[0].Clock, world.Random);
        await RecordAsync(world, composer.Bind(world.Case.Joint, new OpenCase("simulation", World.BeatPeriod, world.Case.Log, Custody.House, keys.Sign.Public.Key, keys.Wrap.Public.Key), TreeHead.Empty));
        foreach (var (name, role, party) in new[] { ("a.head", Role.Head, "a"), ("b.head", Role.Head, "b"), ("observer", Role.Observer, null) })
        {
            var hers = world.Keys[MemberId.Of(name)];
            await RecordAsync(world, composer.Bind(world.Case.Joint, new AdmitMember(MemberId.Of(name), role, party is null ? null : MemberId.Of(party), Custody.Own, hers.Sign.Public.Key, hers.Wrap.Public.Key), TreeHead.Empty));
        }

        return [.. world.Keys.Select(pair => new Player(world, pair.Key, pair.Value))];
    }

    private static async Task RecordAsync(World world, Submission submission)
    {
        var attempt = world.Ledger.Begin(submission, null);
        world.Ledger.Acknowledge(attempt, Assert.IsType<DeskAnswer.Accepted>(await world.Desks[0].Desk.SubmitAsync(submission, default)));
    }

    private static T Now<T>(Task<T> done)
    {
        if (!done.IsCompleted) throw new InvalidOperationException("Something waits that must not.");
        return done.GetAwaiter().GetResult();
    }

    private static async Task<Digest> DiskAsync(World world)
    {
        var file = Path.Combine(world.Folder, "end.backup");
        await world.Plain.BackUpAsync(file, default);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(world.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(path));
        return Digest.Of(hash.GetHashAndReset());
    }
}
