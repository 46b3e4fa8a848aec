using GoodOffices.Interchange;

namespace GoodOffices.Tests.Foreign;

public sealed class BearingMutatedFiles(ITestOutputHelper output)
{
    private static readonly byte[][] Tokens = [.. new[] { "<", ">", "\"", "'", "{", "}", "[", "]", ":", ",", "-", "&", "*", "!", "\n", "\t", "\0", "1e9", "NaN", "null", "-.inf", "99999999999", "<![CDATA[", "<!--", "<?xml ", "\u00ff", "\ud83d\ude00" }
        .Select(System.Text.Encoding.UTF8.GetBytes)];

    [Fact]
    public void No_mutation_of_a_file_brings_a_reader_down()
    {
        // The seed rotates so that every run looks elsewhere; it is printed so that a failure can be run again.
        var seed = Environment.GetEnvironmentVariable("GOODOFFICES_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        var rounds = Environment.GetEnvironmentVariable("GOODOFFICES_NIGHTLY") == "1" ? 100_000 : 1_000;
        output.WriteLine($"GOODOFFICES_SEED={seed}");
        var random = new Random(seed);

        foreach (var (format, files) in SmallFiles.All)
            for (var round = 0; round < rounds; round++)
            {
                var position = random.Next(files.Length);
                var mutated = Mutate(files[position].Bytes.ToArray(), random);
                NamedFile[] changed = [.. files.Select((file, i) => i == position ? new NamedFile(file.Name, mutated) : file)];
                var options = new ReadOptions { Dialect = (Dialect)random.Next(2) };
                try
                {
                    CaseReader.Read(changed, options);
                }
                catch (Exception error)
                {
                    Assert.Fail($"{format}, seed {seed}, round {round}: {error}\n{System.Text.Encoding.UTF8.GetString(mutated)}");
                }
            }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var list = new List<byte>(bytes);
        for (var times = random.Next(1, 5); times > 0 && list.Count > 4; times--)
        {
            var at = random.Next(list.Count);
            var length = Math.Min(random.Next(1, 20), list.Count - at);
            switch (random.Next(5))
            {
                case 0: list[at] = (byte)random.Next(256); break;
                case 1: list.RemoveRange(at, length); break;
                case 2: list.InsertRange(at, list.GetRange(random.Next(list.Count - length + 1), length)); break;
                case 3: list.InsertRange(at, Tokens[random.Next(Tokens.Length)]); break;
                default: list[at] = (byte)(list[at] ^ (1 << random.Next(8))); break;
            }
        }

        return [.. list];
    }
}
