using System.Text;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Storage;

namespace GoodOffices.Tests.Desk;

/// <summary>Nothing private lies in the clear, and nothing crosses to whom it is not for.</summary>
public sealed class KeepingSecrets
{
    private static readonly string[] Canaries = ["CANARY-told-7f3a", "CANARY-declared-91bc", "CANARY-alone-55de", "CANARY-mediator-0e1f", "CANARY-reported-a2c4"];

    [Fact]
    public async Task No_private_word_lies_in_the_database_its_log_its_backup_or_the_vault()
    {
        var folder = Directory.CreateTempSubdirectory("goodoffices-").FullName;
        try
        {
            await using var room = new MediationRoom(await RecordStore.OpenAsync(Path.Combine(folder, "cellar.db"), MediationRoom.Cancel));
            await SpeakAsync(room);
            await room.Store.BackUpAsync(Path.Combine(folder, "backup.db"), MediationRoom.Cancel);

            Assert.True(new FileInfo(Path.Combine(folder, "cellar.db-wal")).Length > 0, "The database is in use: what was written last lies in its log.");
            foreach (var file in Directory.EnumerateFiles(folder).Concat(Directory.EnumerateFiles(room.Folder, "*", SearchOption.AllDirectories)))
            {
                var bytes = await ReadAsync(file);
                Assert.True(Canaries.Concat(["hanna", "Harbour and union", "harbour"]).All(canary => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) < 0), file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_export_holds_what_is_hers_and_nothing_else()
    {
        await using var room = new MediationRoom();
        await SpeakAsync(room);

        foreach (var (viewer, hers) in ((string, int[])[])[("ulla", [0, 1, 2, 4]), ("hanna", []), ("olaf", []), (MediationRoom.Mediator, [0, 1, 3, 4])])
        {
            var bytes = await room.ExportAsync(viewer);
            Assert.Equal(hers, Enumerable.Range(0, Canaries.Length).Where(i => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canaries[i])) >= 0));
        }
    }

    [Fact]
    public async Task The_other_sides_export_has_the_same_length_whatever_was_told()
    {
        var lengths = new List<int>();
        foreach (var talk in (bool[])[false, true])
        {
            await using var room = new MediationRoom(random: new SeededRandom(5)); // the same slot in both worlds: it is written with one digit or two
            await room.OpenWithEverybodyAsync();
            if (talk)
            {
                var shared = await room.OpenChannelAsync(Audience.Shared, "union");
                for (var i = 0; i < 9; i++) await room.TellAsync("ulla", shared, "much");
            }

            room.Clock.Time += TimeSpan.FromHours(9);
            await room.Desk.BeatAsync(room.Case.Case, MediationRoom.Cancel);
            lengths.Add((await room.ExportAsync("hanna")).Length);
        }

        Assert.Equal(lengths[0], lengths[1]);
    }

    private static async Task SpeakAsync(MediationRoom room)
    {
        await room.OpenWithEverybodyAsync();
        room.Keyring.Add(room.KeysOf("ulla"));
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var alone = await room.OpenChannelAsync(Audience.Delegation, "union", by: "ulla");
        var own = await room.OpenChannelAsync(Audience.Mediator, null);
        await room.TellAsync("ulla", shared, Canaries[0]);
        await room.DeclareAsync("ulla", shared, Canaries[1]);
        await room.DeclareAsync("ulla", alone, Canaries[2]);
        await room.DeclareAsync(MediationRoom.Mediator, own, Canaries[3]);
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("nina"), shared, new Tell(), await room.SeenAsync(), Encoding.UTF8.GetBytes(Canaries[4])));
        await room.Desk.CloseAsync(room.Case.Case, MediationRoom.Cancel);
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, MediationRoom.Cancel);
        return copy.ToArray();
    }
}
