using System.CommandLine;
using GoodOffices.Casework.Reading;
using GoodOffices.Sealing.Files;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record export</c>: her channels whole, in one file that anybody can verify.</summary>
internal static class RecordExportVerb
{
    private const string Examples = """
        goodoffices record export 7k3m --as iran.head --out iran.bundle
            the file is not encrypted: whoever has it reads it
        goodoffices record export 7k3m --as iran.head --out iran.bundle --tiles iran-tiles/
            and as folders of tiles, one a channel, for other programs for transparency logs
        """;

    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Option<string>("--out") { Description = "The file to write; it must not exist.", HelpName = "FILE", Required = true };
        var tiles = new Option<string?>("--tiles") { Description = "Also write C2SP tlog-tiles into this folder.", HelpName = "FOLDER" };
        var command = new Command("export", "Write what you may read into one file that can be verified anywhere.") { verb.Case, verb.As, file, tiles, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var path = parsed.GetRequiredValue(file);
            await WriteAsync(path, stream => BundleExport.WriteAsync(seat.Record, stream, TimeProvider.System, cancel)).ConfigureAwait(false);
            if (parsed.GetValue(tiles) is { } folder) await TileExport.WriteAsync(seat.Record, folder, cancel).ConfigureAwait(false);
            return verb.Confirm($"{path} holds what {seat.Member} may read, in the clear. Verify it: goodoffices verify {path} --trust KEYS");
        }));
        return HelpWithExamples.Describe(command, Examples);
    }

    /// <summary>Writes a new file that only its owner can read; where writing fails, no half of it is left.</summary>
    internal static async ValueTask WriteAsync(string path, Func<Stream, ValueTask> write)
    {
        var options = OwnersFile.Options(FileMode.CreateNew, FileAccess.Write);
        options.BufferSize = 1 << 16;
        if (File.Exists(path)) throw new NoticeException($"{path} is there already, and nothing is written over. Name another file.");
        try
        {
            var stream = new FileStream(path, options);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
