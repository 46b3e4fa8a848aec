using System.Reflection;
using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Cli;

/// <summary>The teaching case that travels inside the program: the files of <c>cases/teaching/</c>, as they are.</summary>
internal static class DemoCase
{
    private const string Prefix = "demo/";

    public static Reading Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return CaseFileReader.Read([.. names.Select(name => Open(assembly, name))]);
    }

    private static NamedFile Open(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new NamedFile(name[Prefix.Length..], bytes);
    }
}
