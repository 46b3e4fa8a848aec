using System.Text.Unicode;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Trusting;

namespace GoodOffices.Verify;

/// <summary>What a reader knows from elsewhere and holds the bundle against: verifier keys, or one checkpoint of the case.</summary>
public sealed class Trust
{
    private const int Longest = 1 << 20;

    private Trust()
    {
    }

    internal IReadOnlyList<VerifierKey>? Keys { get; private init; }

    internal TreeHead? Checkpoint { get; private init; }

    /// <summary>Reads a file of verifier keys or a checkpoint; which of them it is, its content says.</summary>
    /// <exception cref="TrustException">It is neither, or not well written.</exception>
    public static Trust Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > Longest) throw new TrustException($"The trust file has more than {Longest} bytes. A file of keys or a checkpoint is much smaller.");
        if (!Utf8.IsValid(content)) throw new TrustException("The trust file is not text. It must be a list of verifier keys, or a checkpoint.");
        return content.IndexOf("\n\n— "u8) >= 0 ? OfCheckpoint(content) : OfKeys(content);
    }

    private static Trust OfCheckpoint(ReadOnlySpan<byte> content)
    {
        try
        {
            var head = TreeHead.Read(content);
            return head.Origin.StartsWith(TreeHead.Prefix, StringComparison.Ordinal) && Texts.Text32.IsNumber(head.Origin[TreeHead.Prefix.Length..])
                ? new() { Checkpoint = head }
                : throw new TrustException("The checkpoint in the trust file is not one of a case. A channel head, or a checkpoint of another log, cannot be used here.");
        }
        catch (FormException error)
        {
            throw new TrustException($"The checkpoint in the trust file cannot be read. {error.Message}");
        }
    }

    private static Trust OfKeys(ReadOnlySpan<byte> content)
    {
        var keys = new List<VerifierKey>();
        var lines = System.Text.Encoding.UTF8.GetString(content).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length > 0 && line[0] != '#') keys.Add(VerifierKey.Read(line, i + 1));
        }

        return keys.Count > 0 ? new() { Keys = keys } : throw new TrustException("The trust file holds no key. It must be a list of verifier keys, or a checkpoint.");
    }
}

/// <summary>A trust file that cannot be read.</summary>
public sealed class TrustException : Exception
{
    internal TrustException(string message)
        : base(message)
    {
    }
}
