using System.CommandLine;
using GoodOffices.Verify;
using GoodOffices.Verify.Evidence;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices verify</c>: the stranger's verifier, at hand where the program is.</summary>
internal static class VerifyVerb
{
    private const int LongestTrust = 1 << 20;

    private const string Examples = """
        goodoffices verify harbour.bundle
            is it consistent in itself?
        goodoffices verify harbour.bundle --trust keys.txt
            and is it by whom it says? (keys.txt as from `goodoffices record keys`, compared out of band)
        goodoffices verify harbour.bundle --trust checkpoint.txt
            and does it continue what I saw before?
        """;

    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "An export, or the evidence that a refused cosigning left." };
        var trust = new Option<string?>("--trust") { Description = "A file of keys, or a checkpoint, that you have from elsewhere.", HelpName = "KEYS|CHECKPOINT" };
        var json = new Option<bool>("--json") { Description = "Print the verdict as JSON." };
        var command = new Command("verify", "Verify an exported record, offline, with code that shares nothing with the rest.") { file, trust, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(trust), parsed.GetValue(json), terminal));
        return HelpWithExamples.Describe(command, Examples);
    }

    private static int Run(string path, string? trustPath, bool json, Terminal terminal)
    {
        try
        {
            var trust = trustPath is null ? null : ReadTrust(trustPath);
            using var bundle = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0 });
            if (EvidenceVerifier.IsEvidence(bundle)) return Show(EvidenceVerifier.Verify(bundle, trust), json, terminal);
            bundle.Position = 0;
            var verdict = BundleVerifier.Verify(bundle, trust, terminal.Cancel);
            terminal.Text.Flush();
            if (json) verdict.WriteJson(terminal.Bytes);
            else verdict.WriteText(terminal.Text);
            return verdict.ExitCode;
        }
        catch (TrustException error)
        {
            terminal.Errors.WriteLine($"{trustPath}: {error.Message}");
            return ExitCode.WrongInput;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            terminal.Errors.WriteLine($"{(error as FileNotFoundException)?.FileName ?? path}: the file is not there, or may not be read. Check the path.");
            return ExitCode.WrongInput;
        }
    }

    private static int Show(EvidenceVerdict verdict, bool json, Terminal terminal)
    {
        terminal.Text.Flush();
        if (json) verdict.WriteJson(terminal.Bytes);
        else verdict.WriteText(terminal.Text);
        return verdict.ExitCode;
    }

    internal static Trust ReadTrust(string path)
    {
        using var stream = File.OpenRead(path);
        var content = new byte[LongestTrust + 1]; // one more than is allowed, so that what is too long is seen without reading it
        return Trust.Read(content.AsSpan(0, stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)));
    }
}
