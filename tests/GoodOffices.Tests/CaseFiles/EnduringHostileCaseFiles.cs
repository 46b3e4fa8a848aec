using System.Text;
using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

/// <summary>Whatever the bytes are, the answer is a fault that names the file, soon and without much memory.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class EnduringHostileCaseFiles
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    // All that is asked for, garbage included: the part in use at any time is a fraction of it and stays far below 256 MiB.
    private const long MostBytes = 320L << 20;

    public static TheoryData<string> Bombs => [.. Made.Keys];

    public static TheoryData<string> PrivateBombs => [.. MadePrivate.Keys];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_file_made_to_hurt_is_refused_by_name(string bomb) => Refuse(Made[bomb]());

    [Theory]
    [MemberData(nameof(PrivateBombs))]
    public void Preferences_made_to_hurt_are_refused_soon(string bomb)
    {
        var (part, instead) = MadePrivate[bomb]();
        var file = Sample.File("bomb.yaml", Sample.Union.With(part, instead));
        var (fault, took) = Clocked.Run(() => Sample.Refused(CaseFileReader.Read([Sample.File("case.yaml", Sample.Case), file])), Soon);

        Assert.True(took < Soon, $"took {took}");
        Assert.Equal("bomb.yaml", fault.File);
        Assert.NotNull(fault.Line);
    }

    [Fact]
    public void A_case_cut_short_anywhere_or_with_a_byte_exchanged_never_crashes()
    {
        var (whole, refused) = (Encoding.UTF8.GetBytes(Sample.Case), 0);
        for (var at = 0; at < whole.Length; at += 5)
        {
            refused += Survives(whole[..at], Sample.Union) ? 1 : 0;
            foreach (var odd in "\0\t[]{}:-&*!|>'\"%@`#,\n\u00ff"u8.ToArray().Append((byte)0xC3))
            {
                var torn = whole.ToArray();
                torn[at] = odd;
                refused += Survives(torn, Sample.Union) ? 1 : 0;
            }
        }

        Assert.True(refused > 1_000, $"only {refused} were refused");
    }

    [Fact]
    public void Preferences_with_a_byte_exchanged_never_crash_nor_show_a_number()
    {
        var (whole, refused) = (Encoding.UTF8.GetBytes(Sample.Union), 0);
        for (var at = 0; at < whole.Length; at += 3)
        {
            foreach (var odd in "\t[}:-&\"#x9="u8.ToArray().Append((byte)0xFF))
            {
                var torn = whole.ToArray();
                torn[at] = odd;
                if (CaseFileReader.Read([Sample.File("case.yaml", Sample.Case), new NamedFile("torn", torn)]) is not Reading.Refused { Fault: var fault }) continue;
                refused++;
                foreach (var secret in new[] { ".125", ".937", ".625", ".812", "2/3", ".312", "confid", "lot\"" }) Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.True(refused > 500, $"only {refused} were refused");
    }

    private static bool Survives(byte[] @case, string preferences) =>
        CaseFileReader.Read([new NamedFile("torn", @case), Sample.File("union", preferences)]) is Reading.Refused { Fault: { What.Length: > 0, Remedy.Length: > 0, File.Length: > 0 } };

    private static void Refuse(byte[] bytes)
    {
        var allocated = 0L;
        var (fault, took) = Clocked.Run(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var answer = Sample.Refused(CaseFileReader.Read([new NamedFile("bomb.yaml", bytes)]));
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                return answer;
            },
            Soon);

        Assert.True(took < Soon, $"took {took}");
        Assert.True(allocated < MostBytes, $"allocated {allocated >> 20} MiB");
        Assert.Equal("bomb.yaml", fault.File);
        Assert.True(fault.ToString().Length < 2_000, "the fault is too long to read");
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Head(string rest) => Encoding.UTF8.GetBytes("goodoffices: case/1\ncase: bomb\nparties: [{id: a}]\n" + rest);

    private static readonly Dictionary<string, Func<byte[]>> Made = new()
    {
        ["nothing"] = () => [],
        ["only a comment"] = () => "# nothing"u8.ToArray(),
        ["only a mark"] = () => [0xEF, 0xBB, 0xBF],
        ["zero bytes"] = () => new byte[1_000],
        ["all bytes"] = () => [.. Enumerable.Range(0, 256).Select(i => (byte)i)],
        ["utf-16 with mark"] = () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample.Case)],
        ["utf-16 without mark"] = () => Encoding.Unicode.GetBytes(Sample.Case),
        ["utf-16 big-endian"] = () => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Sample.Case)],
        ["utf-32"] = () => [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Sample.Case)],
        ["latin-1"] = () => Encoding.Latin1.GetBytes(Sample.Case.With("The harbour", "Häfen")),
        ["overlong utf-8"] = () => [.. "name: "u8, 0xC0, 0xAF],
        ["a surrogate in utf-8"] = () => [.. "name: "u8, 0xED, 0xA0, 0x80],
        ["a picture"] = () => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13],
        ["a zip"] = () => [.. "PK"u8, 3, 4, 20, 0, 0, 0],
        ["xml"] = () => "<?xml version=\"1.0\"?><a/>"u8.ToArray(),
        ["json of another program"] = () => "{\"name\": \"d\", \"issuesValues\": {}}"u8.ToArray(),
        ["deep brackets"] = () => Head("issues: " + Repeat("[", 100_000)),
        ["deep braces"] = () => Head("issues: " + Repeat("{a: ", 100_000)),
        ["deep closed brackets"] = () => Head("issues: " + Repeat("[", 50_000) + Repeat("]", 50_000)),
        ["deep dashes"] = () => Head("issues:\n" + Repeat("- ", 100_000) + "x"),
        ["deep keys"] = () => Head(string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:\n"))),
        ["deep question marks"] = () => Head(Repeat("? ", 100_000)),
        ["alias bomb"] = () => Head("summary: &a [x, x]\nnote: " + string.Concat(Enumerable.Range(0, 30).Select(i => $"&b{i} [*a, *a, *a]\n"))),
        ["billion laughs"] = () => Encoding.UTF8.GetBytes("a: &a [l]\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{Repeat($"*{(char)('a' + i)},", 9)}]\n"))),
        ["an alias of itself"] = () => "&a [*a]"u8.ToArray(),
        ["a merge key"] = () => Head("<<: {a: 1}\n"),
        ["a tag that makes objects"] = () => Head("summary: !!python/object/apply:os.system [ls]\n"),
        ["a tag of .NET"] = () => Head("summary: !<tag:yaml.org,2002:System.IO.FileInfo> x\n"),
        ["a tag never declared"] = () => Head("summary: !q!x y\n"),
        ["two documents"] = () => Encoding.UTF8.GetBytes(Sample.Case + "\n---\n" + Sample.Case),
        ["a million documents"] = () => Encoding.UTF8.GetBytes(Repeat("---\n", 1_000_000)),
        ["a strange directive"] = () => "%YAML 99999999999999999999.1\n---\na: 1"u8.ToArray(),
        ["a directive without end"] = () => Encoding.UTF8.GetBytes("%" + Repeat("x", 1_000_000)),
        ["a million options"] = () => Head("issues:\n  - id: i\n    options:\n" + string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"      - o{i}\n"))),
        ["a million options in brackets"] = () => Head("issues: [{id: i, options: [" + string.Join(",", Enumerable.Range(0, 1_000_000)) + "]}]"),
        ["a million keys"] = () => Head(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"k{i}:\n"))),
        ["a million issues of one option"] = () => Head("issues:\n" + Repeat("  - {id: i, options: [a]}\n", 300_000)),
        ["ranges of two million options in all"] = () => Head("issues:\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"  - {{id: i{i}, range: {{low: 1, high: 100000, step: 1}}}}\n"))),
        ["an endless range"] = () => Head("issues: [{id: i, range: {low: 0, high: 1e99, step: 1e-99}}]"),
        ["a range of numbers without end"] = () => Head($"issues: [{{id: i, range: {{low: 0, high: {Repeat("9", 100_000)}, step: 1}}}}]"),
        ["a fraction without end"] = () => Head($"issues: [{{id: i, range: {{low: 0, high: 1, step: 1/{Repeat("9", 900)}}}}}]"),
        ["an infinite range"] = () => Head("issues: [{id: i, range: {low: 0, high: .inf, step: 1}}]"),
        ["no number"] = () => Head("issues: [{id: i, range: {low: NaN, high: NaN, step: NaN}}]"),
        ["a number in hexadecimal"] = () => Head("issues: [{id: i, range: {low: 0x0, high: 0xFF, step: 1}}]"),
        ["two hundred parties"] = () => Encoding.UTF8.GetBytes("goodoffices: case/1\ncase: c\nissues: [{id: i, options: [a]}]\nparties:\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"  - id: p{i}\n"))),
        ["a file of seventeen megabytes"] = () => Head("summary: " + Repeat("x", 17 << 20)),
        ["a text of fifteen megabytes as a key"] = () => Head(Repeat("x", 15 << 20) + ": y"),
        ["a text of fifteen megabytes as an id"] = () => Head("issues: [{id: " + Repeat("x", 15 << 20) + ", options: [a]}]"),
        ["a quote without end"] = () => Head("name: \"" + Repeat("x\n", 1_000_000)),
        ["a block without end, badly indented"] = () => Head("name: |\n" + Repeat("  x\n", 100_000) + " y: z\n\tq"),
        ["fifteen megabytes of colons"] = () => Encoding.UTF8.GetBytes(Repeat(":", 15 << 20)),
        ["fifteen megabytes of blank"] = () => Encoding.UTF8.GetBytes(Repeat(" ", 15 << 20) + "["),
        ["fifteen megabytes of lines"] = () => Encoding.UTF8.GetBytes(Repeat("\n", 15 << 20) + "["),
        ["fifteen megabytes of commas"] = () => Encoding.UTF8.GetBytes("[" + Repeat(",", 15 << 20)),
        ["fifteen megabytes of short items"] = () => Encoding.UTF8.GetBytes("[" + Repeat("a,", 7 << 20) + "]"),
        ["many small lists"] = () => Encoding.UTF8.GetBytes("a: [" + Repeat("[[[],[]]],", 1_500_000) + "]"),
        ["fifteen megabytes of anchors"] = () => Encoding.UTF8.GetBytes(Repeat("&a ", 5 << 20)),
        ["fifteen megabytes of quotes"] = () => Encoding.UTF8.GetBytes(Repeat("\"", 15 << 20)),
        ["fifteen megabytes of dashes"] = () => Encoding.UTF8.GetBytes(Repeat("-", 15 << 20)),
        ["fifteen megabytes of dashed lines"] = () => Encoding.UTF8.GetBytes(Repeat("- \n", 5 << 20)),
        ["fifteen megabytes of marks"] = () => Encoding.UTF8.GetBytes(Repeat("? ", 7 << 20)),
        ["a million escapes"] = () => Head("name: \"" + Repeat("\\u0041", 1_000_000) + "\\q\""),
        ["an escape that is no character"] = () => Head("name: \"\\UFFFFFFFF\""),
        ["an escape that is half a character"] = () => Head("name: \"\\uD800\"\nissues: 3"),
        ["an id that is nothing"] = () => Head("issues: [{id: ~, options: [a]}]"),
        ["an id that is blank"] = () => Head("issues: [{id: ' ', options: [a]}]"),
        ["an id with a bell"] = () => Head("issues: [{id: \"\\a\", options: [a]}]"),
        ["a list for a key"] = () => Head("[a, b]: c\n"),
        ["a list for a case"] = () => "- goodoffices: case/1\n"u8.ToArray(),
        ["a text for a case"] = () => "goodoffices"u8.ToArray(),
        ["a number for the kind"] = () => "goodoffices: 1\n"u8.ToArray(),
        ["the kind at the end"] = () => "case: c\ngoodoffices: case/1\n"u8.ToArray(),
        ["a later version"] = () => "goodoffices: case/9999999999999999999\n"u8.ToArray(),
        ["no issues"] = () => Head(""),
        ["issues that are nothing"] = () => Head("issues:\n"),
        ["issues that are a text"] = () => Head("issues: many\n"),
        ["issues that are empty"] = () => Head("issues: []\n"),
        ["an issue that is a text"] = () => Head("issues: [peace]\n"),
        ["a source twice"] = () => Head("issues: [{id: i, options: [a]}]\nsources: [{id: s, title: a}, {id: s, title: b}]"),
        ["a source without a title"] = () => Head("issues: [{id: i, options: [a]}]\nsources: [{id: s}]"),
        ["a day that never was"] = () => Head("issues: [{id: i, options: [a]}]\nsources: [{id: s, title: a, date: 2025-02-30}]"),
        ["a fact without a text"] = () => Head("issues: [{id: i, options: [a]}]\nfacts: [{source: s}]"),
        ["a faction twice"] = () => "goodoffices: case/1\ncase: c\nparties: [{id: a, factions: [{id: f}, {id: f}]}]\nissues: [{id: i, options: [a]}]"u8.ToArray(),
        ["an issue twice"] = () => Head("issues: [{id: i, options: [a]}, {id: i, options: [a]}]"),
        ["both options and a range"] = () => Head("issues: [{id: i, options: [a], range: {low: 0, high: 1, step: 1}}]"),
        ["preferences without a case"] = () => Encoding.UTF8.GetBytes(Sample.Union),
    };

    private static readonly Dictionary<string, Func<(string Part, string Instead)>> MadePrivate = new()
    {
        ["a weight of a million digits"] = () => ("    weight: 7.625", "    weight: " + new string('9', 1_000_000)),
        ["two hundred thousand points"] = () => ("points: {0: 0,", "points: {" + string.Join(", ", Enumerable.Range(0, 200_000).Select(i => $"{i}: 1")) + ","),
        ["values for two hundred thousand unknown options"] = () => ("values: {none: 1,", "values: {" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"x{i}: 1, ")) + "none: 1,"),
        ["a rule of a hundred thousand conditions"] = () => ("and wages >= 3.5", Repeat("and wages >= 3.5 ", 100_000) + "or"),
        ["an option three hundred thousand times"] = () => ("and wages >= 3.5", "and wages = " + Repeat("1 or ", 300_000) + "1"),
        ["a sign of a million characters"] = () => ("and wages >= 3.5", "and wages " + Repeat("=", 1_000_000)),
        ["a name of quotes without end"] = () => ("and wages >= 3.5", "and \"" + Repeat("\"\"", 500_000)),
        ["twenty thousand red lines"] = () => ("red-lines:", "red-lines:\n" + Repeat("  - {id: a, never: wages = 0}\n", 20_000)),
        ["a party of four million letters"] = () => ("party: union", "party: " + Repeat("unio", 1_000_000)),
        ["an anchor"] = () => ("note: Told in confidence.", "note: &told in confidence"),
        ["a weight in a list"] = () => ("weight: 2", "weight: [2]"),
        ["a weight upside down"] = () => ("weight: 2", "weight: {low: 3, high: 2}"),
        ["a weight interval below 0"] = () => ("weight: 2", "weight: {low: -3, high: 2}"),
        ["a weight without end"] = () => ("weight: 2", "weight: 1e400"),
        ["a decimal comma"] = () => ("weight: 2", "weight: 0,5"),
        ["a digit of another script"] = () => ("weight: 2", "weight: \u0661"),
    };
}
