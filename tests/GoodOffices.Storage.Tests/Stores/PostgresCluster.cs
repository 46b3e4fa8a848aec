using System.Diagnostics;
using System.Globalization;

namespace GoodOffices.Storage.Tests.Stores;

/// <summary>A throw-away PostgreSQL server of Debian's package: own folder, own socket, no network; stopped and removed at the end.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly Lock Starting = new();
    private static PostgresCluster? _shared;
    private static string? _absent;
    private static int _places;

    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port;
    private readonly string _settings;

    private PostgresCluster(string programs, string settings)
    {
        (_programs, _settings) = (programs, settings);
        _folder = Directory.CreateTempSubdirectory("pg-").FullName;
        _port = 20000 + (Environment.ProcessId % 20000);
        if (IsRoot) Run("chown", "postgres", _folder);
        Run(Program("initdb"), "-D", Folder, "-A", "trust", "-E", "UTF8", "--no-locale", "-U", "postgres");
        Start();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Folder => Path.Combine(_folder, "cluster");

    /// <summary>The server all tests share. The test is skipped where PostgreSQL is not installed.</summary>
    public static PostgresCluster Shared()
    {
        lock (Starting)
        {
            if (_shared is null && _absent is null)
            {
                _absent = Programs() is null ? "PostgreSQL is not installed (Debian: apt-get install postgresql)." : null;
                if (_absent is null) _shared = New();
            }
        }

        Assert.SkipWhen(_shared is null, _absent ?? "");
        return _shared!;
    }

    /// <summary>A server for one test alone, which may kill it.</summary>
    public static PostgresCluster New(string settings = "")
    {
        var programs = Programs();
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed (Debian: apt-get install postgresql).");
        var cluster = new PostgresCluster(programs!, settings);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    }

    /// <summary>A connection string with a schema nobody has used.</summary>
    public string NewPlace() => Place($"cellar{Interlocked.Increment(ref _places)}");

    public string Place(string schema) => string.Create(CultureInfo.InvariantCulture, $"Host={_folder};Port={_port};Username=postgres;Database=postgres;Search Path={schema};Timeout=60");

    public void Start() => Run(Program("pg_ctl"), "-D", Folder, "-w", "-t", "120", "-l", Path.Combine(Folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-k {_folder} -p {_port} -c listen_addresses='' -c max_connections=200 {_settings}"), "start");

    /// <summary>Ends the postmaster and every backend at once, as losing the machine's programs would.</summary>
    public void Kill()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        int[] all = [postmaster, .. Children(postmaster)]; // the postmaster first, or it would begin to tidy up
        Start("kill", ["-9", .. all.Select(p => p.ToString(CultureInfo.InvariantCulture))]).WaitForExit();
        while (all.Any(IsAlive)) Thread.Sleep(5);

        // Where nobody collects dead processes, their number still looks alive to the next postmaster.
        File.Delete(Path.Combine(Folder, "postmaster.pid"));
        foreach (var left in Directory.GetFiles(_folder, ".s.PGSQL.*")) File.Delete(left);
    }

    public void Dispose()
    {
        if (!Directory.Exists(_folder)) return;
        Start(Program("pg_ctl"), ["-D", Folder, "-m", "immediate", "-w", "stop"]).WaitForExit();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A backend that is just ending may still write there; the folder is a temporary one.
        }
    }

    public string Program(string name) => Path.Combine(_programs, name);

    public string Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var error = process.StandardError.ReadToEndAsync();
        // pg_ctl leaves a server behind that inherits the output: waiting for its end would wait for the server's.
        var output = program.EndsWith("pg_ctl", StringComparison.Ordinal) ? "" : process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {(program.EndsWith("pg_ctl", StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(Folder, "log")) : error.Result)}");
    }

    private static Process Start(string program, string[] arguments)
    {
        // PostgreSQL refuses to run as root.
        var start = IsRoot && program is not ("chown" or "kill") ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, "/");
        return Process.Start(start)!;
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    private static IEnumerable<int> Children(int parent) => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
        .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(process => ParentOf(process) == parent);

    private static int ParentOf(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has ended meanwhile
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
