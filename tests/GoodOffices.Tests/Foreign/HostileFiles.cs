using System.Globalization;
using System.Text;
using GoodOffices.Interchange;

namespace GoodOffices.Tests.Foreign;

/// <summary>Malformed and malicious files in the foreign formats, made here so that none lies in the repository.</summary>
internal static class HostileFiles
{
    private static readonly string[] BadNumbers = ["NaN", "Infinity", "-Infinity", ".nan", "1e999999999", "0x1F", "1,5", "", "--1", "1 000", "9e101"];

    /// <summary>Each with a name that says what is wrong with it.</summary>
    public static IEnumerable<(string Name, NamedFile[] Files)> All() =>
        [.. Anywhere(), .. Xml(), .. Changes("genius domain", SmallFiles.Genius, 0, GeniusDomain()), .. Changes("genius profile", SmallFiles.Genius, 1, GeniusProfile()),
        .. Changes("geniusweb", SmallFiles.Web, 0, Web()), .. Changes("negmas domain", SmallFiles.Negmas, 0, NegmasDomain()), .. Changes("negmas profile", SmallFiles.Negmas, 1, NegmasProfile()),
        .. Changes("negolog", SmallFiles.Negolog, 0, Negolog()), .. Json(), .. Yaml(), .. Large()];

    private static IEnumerable<(string, NamedFile[])> Anywhere()
    {
        var junk = new byte[4096];
        new Random(7).NextBytes(junk);
        foreach (var (format, files) in SmallFiles.All)
            for (var i = 0; i < files.Length && i < 2; i++)
            {
                yield return ($"{format} {i} empty", Swap(files, i, []));
                yield return ($"{format} {i} junk", Swap(files, i, junk));
                yield return ($"{format} {i} blank", Swap(files, i, "   \n\n "u8.ToArray()));
                yield return ($"{format} {i} cut at half", Swap(files, i, files[i].Bytes[..(files[i].Bytes.Length / 2)].ToArray()));
                yield return ($"{format} {i} invalid utf-8", Swap(files, i, [.. files[i].Bytes.Span[..40], 0xC3, 0x28, .. files[i].Bytes.Span[40..]]));
                yield return ($"{format} {i} zero byte", Swap(files, i, [.. files[i].Bytes.Span[..40], 0, .. files[i].Bytes.Span[40..]]));
                yield return ($"{format} {i} utf-32", Swap(files, i, (byte[])[0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("<utility_space/>")]));
                yield return ($"{format} {i} larger than the limit", Swap(files, i, new byte[17 << 20]));
            }

        foreach (var (format, files) in SmallFiles.All.Where(one => one.Format is "genius" or "negmas")) yield return ($"{format} without a profile", files[..1]);
        foreach (var (format, files) in SmallFiles.All.Where(one => one.Format is "genius" or "negmas")) yield return ($"{format} without a domain", files[1..]);
        yield return ("two genius domains", [.. SmallFiles.Genius, SmallFiles.Genius[0]]);
        yield return ("two negmas domains", [.. SmallFiles.Negmas, SmallFiles.Negmas[0]]);
        yield return ("geniusweb domain alone", SmallFiles.Web[1..]);
    }

    private static IEnumerable<(string, NamedFile[])> Xml()
    {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE utility_space [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 40; i++) laughs.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        yield return Profile("billion laughs", laughs.Append("]><utility_space>&a39;</utility_space>").ToString());
        yield return Profile("external entity", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><utility_space>&e;</utility_space>");
        yield return Profile("external DTD", "<!DOCTYPE utility_space SYSTEM \"http://localhost:1/x.dtd\"><utility_space/>");
        yield return Profile("parameter entity", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///dev/zero\">%p;]><utility_space/>");
        yield return Profile("unknown entity", "<utility_space>&nbsp;</utility_space>");
        yield return Profile("XInclude", "<utility_space xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\"/></utility_space>");
        yield return Profile("deep nesting", "<utility_space>" + string.Concat(Enumerable.Repeat("<objective>", 100_000)));
        yield return Profile("two roots", "<utility_space/><utility_space/>");
        yield return Profile("unclosed", "<utility_space><objective>");
        yield return Profile("many attributes", "<utility_space " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"\" ")) + "/>");
        yield return Profile("one attribute twice", "<utility_space type=\"a\" type=\"b\"/>");
        yield return Profile("a million elements", "<utility_space>" + string.Concat(Enumerable.Repeat("<a/>", 1_000_000)) + "</utility_space>");
        yield return Profile("long text", "<utility_space>" + new string('x', 8 << 20) + "<b></utility_space>");
        yield return Profile("control character", "<utility_space>&#1;</utility_space>");
        yield return Profile("unknown encoding", "<?xml version=\"1.0\" encoding=\"x-nothing\"?><utility_space name=\"é\"/>");
        yield return Profile("unknown prefix", "<utility_space><a:b/></utility_space>");
        yield return Profile("no issue", "<utility_space/>");
        static (string, NamedFile[]) Profile(string name, string text) => ("xml " + name, SmallFiles.With(SmallFiles.Genius, 1, text));
    }

    private static IEnumerable<(string, string)> GeniusDomain()
    {
        foreach (var bound in new[] { "2147483647", "1" + new string('0', 30), "-9223372036854775808", "1e9", "NaN", "", "4", "15.5" }) yield return ("upperbound=\"15\"", $"upperbound=\"{bound}\"");
        foreach (var bound in new[] { "-2147483648", "-1" + new string('0', 30), "x" }) yield return ("lowerbound=\"5\"", $"lowerbound=\"{bound}\"");
        yield return ("<item index=\"2\" value=\"3.67%\"/>", "<item index=\"2\" value=\" none \"/>");
        yield return ("value=\"none\"", $"value=\"{new string('n', 300)}\"");
        yield return ("value=\"none\"", "");
        yield return ("name=\"Years\"", "name=\"Enrichment\"");
        yield return ("name=\"Years\"", "");
        yield return ("<issue index=\"2\"", "<issue index=\"1\"");
        yield return ("<issue index=\"2\"", "<issue");
        yield return ("<issue index=\"2\"", "<issue index=\"two\"");
        yield return ("type=\"integer\"", "type=\"real\"");
        yield return ("type=\"integer\"", "type=\"complex\"");
        yield return ("<item index=\"1\" value=\"none\"/><item index=\"2\" value=\"3.67%\"/>", "");
        yield return ("</objective>", "<surprise/></objective>");
        yield return ("<utility_space", "<utility_space/><utility_space");
    }

    private static IEnumerable<(string, string)> GeniusProfile()
    {
        foreach (var number in BadNumbers)
        {
            yield return ("value=\"1.2\"", $"value=\"{number}\"");
            yield return ("evaluation=\"10\"", $"evaluation=\"{number}\"");
            yield return ("slope=\"-0.2\"", $"slope=\"{number}\"");
            yield return ("reservation value=\"0.3\"", $"reservation value=\"{number}\"");
        }

        yield return ("value=\"1.2\"", "value=\"-1\"");
        yield return ("<weight index=\"1\" value=\"1.2\"/><weight index=\"2\" value=\"0.8\"/>", "");
        yield return ("<weight index=\"1\" value=\"1.2\"/><weight index=\"2\" value=\"0.8\"/>", "<weight index=\"1\" value=\"0\"/><weight index=\"2\" value=\"0\"/>");
        yield return ("<weight index=\"2\"", "<weight index=\"1\"");
        yield return ("<item index=\"2\" value=\"3.67%\"", "<item index=\"2\" value=\"none\"");
        yield return ("<item index=\"2\" value=\"3.67%\"", "<item index=\"2\" value=\"5%\"");
        yield return ("<item index=\"1\" value=\"none\" evaluation=\"2\"/>", "");
        yield return ("evaluation=\"2\"", "");
        yield return ("<issue index=\"2\"", "<issue index=\"3\"");
        yield return ("<issue index=\"2\"", "<issue index=\"99999999999999\"");
        yield return ("<evaluator", "<evaluator ftype2=\"x\"/><evaluator");
        yield return ("<discount_factor", "<discount_factor value=\"1\"/><discount_factor");
        yield return ("<reservation value=\"0.3\"/>", "<reservation value=\"0.3\"/><reservation value=\"0.4\"/>");
        yield return ("<utility_space>", "<utility_space type=\"nonlinear\">");
    }

    private static IEnumerable<(string, string)> Web()
    {
        yield return ("LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace");
        yield return ("\"A\":1", "\"A\":\"much\"");
        yield return ("\"A\":1", "\"Z\":1");
        yield return ("\"A\":1,\"B\":0.4", "\"A\":1,\"A\":0.4");
        yield return ("\"A\":1,\"B\":0.4", "\"A\":1");
        yield return ("[\"A\",\"B\"]", "[\"A\",\"A\"]");
        yield return ("[\"A\",\"B\"]", "[\"A\",\"C\"]");
        yield return ("[\"A\",\"B\"]", "[]");
        yield return ("[0,10,2.5]", "[0,10,0]");
        yield return ("[0,10,2.5]", "[0,1e50,1e-50]");
        yield return ("[0,10,2.5]", "[10,0,1]");
        yield return ("[0,10,2.5]", "[0,10]");
        yield return ("\"Food\":0.7", "\"Food\":-0.7");
        yield return ("\"Food\":0.7,", "");
        yield return ("\"Food\":0.7", "\"Food\":NaN");
        yield return ("\"highValue\":10", "\"highValue\":-10");
        yield return ("\"Price\":10}", "\"Price\":11}");
        yield return ("\"issueWeights\"", "\"issueHeights\"");
    }

    private static IEnumerable<(string, string)> NegmasDomain()
    {
        yield return ("values: [5, 15]", "values: [5, 2147483647]");
        yield return ("values: [5, 15]", "values: [5, 1" + new string('0', 30) + "]");
        yield return ("values: [5, 15]", "values: [15, 5]");
        yield return ("values: [5, 15]", "values: [5.5, 15]");
        yield return ("values: [5, 15]", "values: -3");
        yield return ("values: [5, 15]", "values: {a: b}");
        yield return ("[none, '3.67%', 'No']", "[none, none]");
        yield return ("[none, '3.67%', 'No']", "[[none], b]");
        yield return ("[none, '3.67%', 'No']", "[none, ~]");
        yield return ("[none, '3.67%', 'No']", "[]");
        yield return ("name: Years", "name: Enrichment");
        yield return ("- name: Years", "- no-name: Years");
        yield return ("ContiguousIssue", "ContinuousIssue");
        yield return ("DiscreteCartesianOutcomeSpace", "SingletonOutcomeSpace");
        yield return ("issues:", "outcomes:");
    }

    private static IEnumerable<(string, string)> NegmasProfile()
    {
        foreach (var number in BadNumbers) yield return ("slope: 0.1", $"slope: {(number.Length == 0 ? "''" : number)}");
        yield return ("weights: [1.5, 0.25]", "weights: [1.5, -1]");
        yield return ("weights: [1.5, 0.25]", "weights: [1.5]");
        yield return ("weights: [1.5, 0.25]", "weights: {Enrichment: 1, Wages: 2}");
        yield return ("  weights: [1.5, 0.25]\n", "");
        yield return ("none: 1.0, ", "");
        yield return ("none: 1.0", "some: 1.0");
        yield return ("none: 1.0, ", "none: 1.0, none: 2.0, ");
        yield return ("AffineFun", "PolynomialFun");
        yield return ("type: TableFun, mapping", "type: TableFun, table");
        yield return ("negmas.preferences.LinearAdditiveUtilityFunction", "ExpDiscountedUFun");
        yield return ("negmas.preferences.LinearAdditiveUtilityFunction", "MappingUtilityFunction");
        yield return ("discount: 0.9", "discount: 0");
        yield return ("  reserved_value: 0.0", "  reserved_value: 0.5");
        yield return ("factor: step", "constraints: [secret]");
        yield return ("weights: [1.5, 0.25]", "weights: *anchor");
    }

    private static IEnumerable<(string, string)> Negolog()
    {
        yield return ("\"A\":0.6", "\"A\":-0.6");
        yield return ("\"A\":0.6,", "");
        yield return ("\"A\":0.6", "\"Z\":0.6");
        yield return ("\"x\":0.2", "\"x\":null");
        yield return ("\"x\":0.2", "\"x\":[1]");
        yield return ("\"x\":0.2", "\"w\":0.2");
        yield return ("\"x\":0.2,\"y\":1.0", "\"x\":0.2,\"x\":1.0");
        yield return ("\"x\":0.2,\"y\":1.0", "");
        yield return ("\"reservationValue\":0.25", "\"reservationValue\":\"low\"");
        yield return ("\"reservationValue\":0.25", "\"reservationValue\":0.25,\"uncertainty\":true");
    }

    private static IEnumerable<(string, NamedFile[])> Json()
    {
        foreach (var (name, text) in new[]
        {
            ("deep nesting", "{\"issues\":" + new string('[', 100_000)), ("trailing comma", "{\"a\":1,}"), ("comment", "{/* x */}"), ("two roots", "{} {}"), ("list", "[1]"),
            ("lone surrogate", "{\"issues\":{\"\\ud800\":{}},\"issueWeights\":{}}"), ("a million values", "{\"issues\":[" + string.Concat(Enumerable.Repeat("1,", 1_000_000)) + "1]}"),
            ("unclosed", "{\"issues\":{"), ("unknown", "{\"hello\":1}"),
        }) yield return ("json " + name, SmallFiles.With(SmallFiles.Negolog, 0, text));
        yield return ("json utf-16", Swap(SmallFiles.Negolog, 0, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(SmallFiles.NegologA)]));
    }

    private static IEnumerable<(string, NamedFile[])> Yaml()
    {
        var bomb = new StringBuilder("type: CartesianOutcomeSpace\na0: &a0 [x, x]\n");
        for (var i = 1; i < 40; i++) bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        foreach (var (name, text) in new[]
        {
            ("alias bomb", bomb.ToString()), ("deep flow", "type: CartesianOutcomeSpace\nissues: " + new string('[', 100_000)), ("deep blocks", "type: X\nissues:\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "-\n"))),
            ("tag of an object", "type: CartesianOutcomeSpace\nissues: !!python/object/apply:os.system ['true']"), ("tab", "type: X\n\tissues: 1"), ("two documents", SmallFiles.NegmasDomain + "\n---\na: 1"),
            ("merge key", "type: CartesianOutcomeSpace\nissues:\n- <<: *x"), ("unclosed quote", "type: 'x"), ("list", "- type: x"),
        }) yield return ("yaml " + name, SmallFiles.With(SmallFiles.Negmas, 0, text));
    }

    private static IEnumerable<(string, NamedFile[])> Large()
    {
        var items = string.Concat(Enumerable.Range(0, 120_000).Select(i => $"<item value=\"o{i}\"/>"));
        yield return ("120,000 options in XML", SmallFiles.With(SmallFiles.Genius, 0, $"<negotiation_template><utility_space><objective><issue index=\"1\" name=\"a\">{items}</issue></objective></utility_space></negotiation_template>"));
        var million = string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"\"o{i}\""));
        yield return ("10^6 options in JSON", SmallFiles.With(SmallFiles.Web, 0, SmallFiles.WebProfile.Replace("\"A\",\"B\"", million, StringComparison.Ordinal)));
        yield return ("10^6 options in YAML", SmallFiles.With(SmallFiles.Negmas, 0, $"type: CartesianOutcomeSpace\nissues:\n- {{type: CategoricalIssue, name: a, values: [{million}]}}"));
        var ranges = string.Concat(Enumerable.Range(1, 20).Select(i => $"<issue index=\"{i}\" name=\"i{i}\" type=\"integer\" lowerbound=\"0\" upperbound=\"99999\"/>"));
        yield return ("2·10^6 options in ranges", SmallFiles.With(SmallFiles.Genius, 0, $"<negotiation_template><utility_space><objective>{ranges}</objective></utility_space></negotiation_template>"));
        var issues = string.Concat(Enumerable.Range(1, 10_001).Select(i => $"<issue index=\"{i}\" name=\"i{i}\"><item value=\"a\"/></issue>"));
        yield return ("10,001 issues", SmallFiles.With(SmallFiles.Genius, 0, $"<negotiation_template><utility_space><objective>{issues}</objective></utility_space></negotiation_template>"));
        yield return ("101 profiles", [SmallFiles.Genius[0], .. Enumerable.Range(0, 101).Select(i => SmallFiles.File($"p{i:000}.xml", SmallFiles.GeniusProfile))]);
    }

    private static IEnumerable<(string, NamedFile[])> Changes(string name, NamedFile[] files, int position, IEnumerable<(string From, string To)> changes)
    {
        var text = Encoding.UTF8.GetString(files[position].Bytes.Span);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            yield return ($"{name}: {from} -> {(to.Length > 60 ? to[..60] : to)}", SmallFiles.With(files, position, text.Replace(from, to, StringComparison.Ordinal)));
        }
    }

    private static NamedFile[] Swap(NamedFile[] files, int position, byte[] bytes) => [.. files.Select((file, i) => i == position ? new NamedFile(file.Name, bytes) : file)];
}
