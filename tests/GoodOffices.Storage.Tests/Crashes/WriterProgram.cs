using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace GoodOffices.Storage.Tests.Crashes;

/// <summary>The writer program as a process of its own, which can be killed.</summary>
internal sealed class WriterProgram : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _errors;
    private readonly Task _listening;

    public WriterProgram(IReadOnlyDictionary<string, string> environment, params string[] arguments)
        : this(environment, "dotnet", ["exec", Assembly, .. arguments])
    {
    }

    private WriterProgram(IReadOnlyDictionary<string, string> environment, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _listening = Task.Run(Listen);
    }

    public static IReadOnlyDictionary<string, string> Plain { get; } = new Dictionary<string, string>();

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "GoodOffices.Storage.Writer.dll");

    /// <summary>The last act each writer was told is done.</summary>
    public ConcurrentDictionary<int, long> Acknowledged { get; } = [];

    /// <summary>What it said besides.</summary>
    public ConcurrentQueue<string> Words { get; } = [];

    public Task Open => _open.Task;

    public bool HasEnded => _process.HasExited;

    public static WriterProgram UnderLimits(string limits, params string[] arguments) =>
        new(new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" }, "sh", ["-c", $"{limits}; exec dotnet exec '{Assembly}' \"$@\"", "sh", .. arguments]);

    /// <summary>kill -9; everything it has said before is heard.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _listening;
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        await _listening;
        return _process.ExitCode;
    }

    public Task<string> Errors() => _errors;

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Listen()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ') is [var writer, var act] && int.TryParse(writer, out var who) && long.TryParse(act, CultureInfo.InvariantCulture, out var what)) Acknowledged[who] = what;
            else Words.Enqueue(line);
            if (line == "open") _open.TrySetResult();
        }

        _open.TrySetResult(); // it ended without opening; the test will see
    }
}
