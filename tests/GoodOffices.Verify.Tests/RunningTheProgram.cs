using System.Text.Json;
using GoodOffices.Verify.Tests.Writing;

namespace GoodOffices.Verify.Tests;

public sealed class RunningTheProgram : IDisposable
{
    private static readonly Talks Talks = new Talks(30).Go(20);
    private static readonly byte[] Bundle = Talks.Export().Write(out Parts);
    private static readonly List<Part> Parts;

    private readonly string _folder = Directory.CreateTempSubdirectory("goodoffices-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_good_file_ends_with_0_and_says_what_it_holds()
    {
        var (code, text, errors) = Run(Kept("good", Bundle), "--trust", Kept("keys", Spelling.Utf8(Talks.Keys)));

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("Verified: consistent", text, StringComparison.Ordinal);
        Assert.Contains("missing signatures  1 ", text, StringComparison.Ordinal);
        Assert.Contains("works-council (delegate, union): has no key", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_altered_file_ends_with_1_and_names_channel_entry_reason_and_remedy()
    {
        var entry = Parts.Last(part => part.Letters == "ENTR");
        var altered = Bundle.ToArray();
        altered[entry.Start + 40] ^= 1;

        var (code, text, _) = Run(Kept("altered", altered));

        Assert.Equal(1, code);
        Assert.Contains($"channel {entry.Channel}, entry {entry.Sequence}", text, StringComparison.Ordinal);
        Assert.Contains("do      Do not rely on this file.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_the_same_as_json()
    {
        var (_, good, _) = Run(Kept("good", Bundle), "--json");
        var (code, bad, _) = Run("--json", Kept("bad", Bundle[..^1]));
        using var goodJson = JsonDocument.Parse(good);
        using var badJson = JsonDocument.Parse(bad);

        Assert.Equal("unverified", goodJson.RootElement.GetProperty("authorship").GetString());
        Assert.Equal(3, goodJson.RootElement.GetProperty("channels").GetArrayLength());
        Assert.Equal(1, code);
        Assert.False(badJson.RootElement.GetProperty("verified").GetBoolean());
        Assert.Contains("SIGN", badJson.RootElement.GetProperty("flaw").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_used_ends_with_2_and_says_what_to_do()
    {
        var good = Kept("good", Bundle);

        Assert.Equal(2, Run().Code);
        Assert.Equal(2, Run(good, good).Code);
        Assert.Equal(2, Run(good, "--trust").Code);
        Assert.Equal(2, Run(good, "--unknown").Code);
        Assert.Equal(2, Run(Path.Combine(_folder, "absent")).Code);
        Assert.Equal(2, Run(_folder).Code);
        Assert.Equal(2, Run(good, "--trust", Path.Combine(_folder, "absent")).Code);
        Assert.Contains("trust file", Run(good, "--trust", good).Errors, StringComparison.Ordinal);
        Assert.Equal(0, Run("--help").Code);
    }

    private string Kept(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static (int Code, string Text, string Errors) Run(params string[] args)
    {
        using var text = new StringWriter();
        using var errors = new StringWriter();
        using var output = new MemoryStream();
        var code = CommandLine.Run(args, text, output, errors);
        return (code, text + System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
