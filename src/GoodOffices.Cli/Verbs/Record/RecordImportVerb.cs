using System.CommandLine;
using System.Globalization;
using GoodOffices.Verify;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record import</c>: keeps somebody's export here, once it was verified.</summary>
internal static class RecordImportVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Argument<string>("FILE") { Description = "An export." };
        var trust = new Option<string?>("--trust") { Description = "A file of keys, or a checkpoint, that you have from elsewhere.", HelpName = "KEYS|CHECKPOINT" };
        var command = new Command("import", "Verify an export and keep a copy of it here, to be read only.") { file, trust };
        command.SetAction(parsed => verb.Run(async (_, cancel) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path)) throw new NoticeException($"{path} is not there. Check the path.");
            var known = parsed.GetValue(trust) is { } keys ? ReadTrust(keys) : null;
            var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            await using (source.ConfigureAwait(false))
            {
                var verdict = BundleVerifier.Verify(source, known, cancel);
                terminal.Text.Flush();
                verdict.WriteText(terminal.Text);
                return verdict.Findings is { } found ? await KeepAsync(source, found, verb, cancel).ConfigureAwait(false) : verdict.ExitCode;
            }
        }));
        return command;
    }

    private static Trust ReadTrust(string path)
    {
        try
        {
            return VerifyVerb.ReadTrust(path);
        }
        catch (TrustException fault)
        {
            throw new NoticeException($"{path}: {fault.Message}");
        }
    }

    private static async ValueTask<int> KeepAsync(FileStream source, Findings found, OfficeVerb verb, CancellationToken cancel)
    {
        var folder = Path.Combine(verb.Home.Archive, found.Case);
        Directory.CreateDirectory(folder);
        var copy = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{found.Viewer}-{found.Made.ToUnixTimeMilliseconds()}.bundle"));
        if (File.Exists(copy)) return verb.Confirm($"It is here already: {copy}");

        source.Position = 0;
        await RecordExportVerb.WriteAsync(copy, async stream => await source.CopyToAsync(stream, cancel).ConfigureAwait(false)).ConfigureAwait(false);
        File.SetAttributes(copy, FileAttributes.ReadOnly);
        return verb.Confirm($"Kept, to be read only: {copy}");
    }
}
