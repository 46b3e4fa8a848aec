using System.Text;
using GoodOffices.Cli;

namespace GoodOffices.Tests.Cli.Office;

/// <summary>A cellar and a key folder of a test's own, and the program run in them as users run it.</summary>
internal sealed class CliHome : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("goodoffices-home");
    private readonly List<string> _said = [];

    public CliHome() => Home = new(Path.Combine(_folder.FullName, "home"), Path.Combine(_folder.FullName, "keys"));

    public Home Home { get; }

    /// <summary>The demo case's number, once it was begun.</summary>
    public string Case { get; private set; } = "";

    /// <summary>All that any run has said as a note or an error.</summary>
    public string Notes => string.Join('\n', _said);

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public CliRun Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        using var terminal = new Terminal { Bytes = output, Errors = errors, Home = Home };
        var code = CommandLine.Run(args, terminal, Instruments.Real);
        _said.Add(errors.ToString());
        return new(code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <summary>A run that must end well; what it said.</summary>
    public string Do(params string[] args)
    {
        var run = Run(args);
        Assert.True(run.ExitCode == 0, $"goodoffices {string.Join(' ', args)} ends with {run.ExitCode}: {run.Output}{run.Errors}");
        return run.Output;
    }

    /// <summary>Begins the teaching case with a beat that a test can wait for.</summary>
    public CliHome BeginDemo(params string[] further)
    {
        Case = Do(["case", "new", "--demo", "--beat", "1s", .. further]).Split(' ')[1];
        return this;
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Waits until so many beats are there.</summary>
    public static void AwaitBeat(int seconds = 1) => Thread.Sleep(TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(100));

    public void Dispose() => _folder.Delete(recursive: true);
}
