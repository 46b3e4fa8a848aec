using GoodOffices.Verify.Evidence;

namespace GoodOffices.Verify;

/// <summary>The program: one file, what to trust, and an exit code.</summary>
internal static class CommandLine
{
    private const int Unusable = 2;
    private const string Usage = """
        goodoffices-verify FILE [--trust KEYS|CHECKPOINT] [--json]

        Verifies a bundle that `goodoffices record export` wrote, or an evidence file of a member's client, on this machine alone.
          FILE      the bundle or evidence file
          --trust   a file of verifier keys, or a checkpoint of the case, that you have from elsewhere;
                    without it only consistency can be verified, not who wrote the record
          --json    the verdict for programs
        Exit codes: 0 everything holds, or the evidence shows something; 1 something is wrong, and the first bad place is named, or the evidence shows nothing;
        2 the command or a file cannot be used.
        """;

    public static int Run(string[] args, TextWriter text, Stream output, TextWriter errors)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            text.WriteLine(Usage);
            return 0;
        }

        return Parse(args) is { } wanted ? Run(wanted.File, wanted.Trust, wanted.Json, text, output, errors) : Refuse(errors, Usage);
    }

    private static int Run(string path, string? trustPath, bool json, TextWriter text, Stream output, TextWriter errors)
    {
        try
        {
            var trust = trustPath is null ? null : ReadTrust(trustPath);
            using var bundle = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0 });
            if (!bundle.CanSeek) return Refuse(errors, "The bundle must be a file: it is read several times. Store what comes through a pipe first.");

            return EvidenceVerifier.IsEvidence(bundle) ? Say(EvidenceVerifier.Verify(bundle, trust), json, text, output) : Say(BundleVerifier.Verify(bundle, trust), json, text, output);
        }
        catch (TrustException error)
        {
            return Refuse(errors, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refuse(errors, $"A file cannot be read ({error.GetType().Name}). Make sure that both paths are files that you may read, and that nothing writes to them meanwhile.");
        }
    }

    private static int Say(Verdict verdict, bool json, TextWriter text, Stream output)
    {
        if (json) verdict.WriteJson(output);
        else verdict.WriteText(text);
        return verdict.ExitCode;
    }

    private static int Say(EvidenceVerdict verdict, bool json, TextWriter text, Stream output)
    {
        if (json) verdict.WriteJson(output);
        else verdict.WriteText(text);
        return verdict.ExitCode;
    }

    private static (string File, string? Trust, bool Json)? Parse(string[] args)
    {
        var (file, trust, json) = ((string?)null, (string?)null, false);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json" when !json:
                    json = true;
                    break;
                case "--trust" when trust is null && i + 1 < args.Length:
                    trust = args[++i];
                    break;
                case { Length: > 0 } path when file is null && path[0] != '-':
                    file = path;
                    break;
                default:
                    return null;
            }
        }

        return file is null ? null : (file, trust, json);
    }

    private static Trust ReadTrust(string path)
    {
        const int longest = 1 << 20;
        using var stream = File.OpenRead(path);
        var content = new byte[longest + 1]; // one more than is allowed, so that what is too long is seen without reading it
        return Trust.Read(content.AsSpan(0, stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)));
    }

    private static int Refuse(TextWriter errors, string message)
    {
        errors.WriteLine(message);
        return Unusable;
    }
}
