using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GoodOffices.Benchmarks;

/// <summary>The table of bench/reports/storage.txt: the record beside bare durable single-row inserts into the same database, in turns within one run.</summary>
internal static class StorageReport
{
    private const int Rounds = 5;
    private const int Appends = 1500;
    private const int Writers = 64;
    private static readonly byte[] Sealed = RandomNumberGenerator.GetBytes(1065); // an entry of size class 1,024
    private static readonly byte[] Leaf = RandomNumberGenerator.GetBytes(32);

    /// <param name="to">Where the table goes.</param>
    /// <param name="postgres">A connection string for the second row, if any.</param>
    /// <param name="pgbench">The path of PostgreSQL's own benchmark, which then gives the bare rate of that row, with one client; without it Npgsql does.</param>
    public static async Task WriteAsync(TextWriter to, string? postgres, string? pgbench)
    {
        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}. Rows of {Sealed.Length} bytes. Rates a second: median of {Rounds} rounds, bare store and record in turns."));
        await to.WriteLineAsync();
        await to.WriteLineAsync("store       bare, 1 connection   record, 1 writer   of bare   record, 64 writers over 64 cases   of bare");
        var folder = Directory.CreateTempSubdirectory("bench-");
        try
        {
            await RowAsync(to, "SQLite", () => BareSqlite(folder.FullName), Path.Combine(folder.FullName, "record.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (postgres is not null) await RowAsync(to, "PostgreSQL", () => pgbench is null ? BarePostgres(postgres) : Pgbench(postgres, pgbench), postgres);
    }

    private static async Task RowAsync(TextWriter to, string name, Func<double> bare, string location)
    {
        var (bares, ones, manies) = (new List<double>(), new List<double>(), new List<double>());
        await using var store = await RecordStore.OpenAsync(location);
        for (var round = 0; round <= Rounds; round++)
        {
            var (b, one, many) = (bare(), await RecordAsync(store, 1, Appends), await RecordAsync(store, Writers, Appends * 4 / Writers));
            if (round == 0) continue; // warm-up
            bares.Add(b);
            ones.Add(one);
            manies.Add(many);
        }

        var (ratioOne, ratioMany) = (Median(ones.Zip(bares, (o, b) => o / b)), Median(manies.Zip(bares, (m, b) => m / b)));
        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{Median(bares),18:F0}{Median(ones),19:F0}{ratioOne,10:P0}{Median(manies),35:F0}{ratioMany,10:P0}"));
    }

    private static async Task<double> RecordAsync(IRecordStore store, int writers, int appends)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var of = CaseNumber.Of(RandomNumberGenerator.GetBytes(CaseNumber.Bytes));
            var channel = ChannelNumber.Of(RandomNumberGenerator.GetBytes(ChannelNumber.Bytes));
            var tenure = await store.TakeTenureAsync(of, default);
            for (var n = 0; n < appends; n++)
            {
                var answer = await store.AppendAsync(new(of, tenure) { Channels = [new(channel, n, [new(n, 0, Digest.Of(Leaf), Sealed)])], Answered = new(new(Digest.Hash(BitConverter.GetBytes(n))), Leaf) }, default);
                if (answer is not AppendAnswer.Appended) throw new InvalidOperationException($"Not appended: {answer}");
            }
        })));
        return writers * appends / watch.Elapsed.TotalSeconds;
    }

    private static double BareSqlite(string folder)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "bare.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, leaf BLOB NOT NULL, sealed BLOB NOT NULL)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO rows (leaf, sealed) VALUES ($1, $2)";
        command.Parameters.AddWithValue("$1", Leaf);
        command.Parameters.AddWithValue("$2", Sealed);
        command.Prepare();
        return Rate(() => command.ExecuteNonQuery());
    }

    private static double Pgbench(string place, string program)
    {
        using var connection = new NpgsqlConnection(place);
        connection.Open();
        CreateBare(connection);
        var script = Path.GetTempFileName();
        try
        {
            File.WriteAllText(script, $"INSERT INTO public.bare_rows (leaf, sealed) VALUES ('\\x{Convert.ToHexString(Leaf)}', '\\x{Convert.ToHexString(Sealed)}');\n");
            var at = new NpgsqlConnectionStringBuilder(place);
            using var run = Process.Start(new ProcessStartInfo(program, ["-n", "-M", "prepared", "-f", script, "-c", "1", "-t", Appends.ToString(CultureInfo.InvariantCulture), "-h", at.Host!, "-U", at.Username!, at.Database!]) { RedirectStandardOutput = true })!;
            var tps = run.StandardOutput.ReadToEnd().Split('\n').First(line => line.StartsWith("tps = ", StringComparison.Ordinal));
            return double.Parse(tps.Split(' ')[2], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static void CreateBare(NpgsqlConnection connection)
    {
        using var create = new NpgsqlCommand("CREATE TABLE IF NOT EXISTS public.bare_rows (id bigserial PRIMARY KEY, leaf bytea NOT NULL, sealed bytea NOT NULL)", connection);
        create.ExecuteNonQuery();
    }

    private static double BarePostgres(string place)
    {
        using var connection = new NpgsqlConnection(place);
        connection.Open();
        CreateBare(connection);
        using var command = new NpgsqlCommand("INSERT INTO public.bare_rows (leaf, sealed) VALUES ($1, $2)", connection) { Parameters = { new() { Value = Leaf }, new() { Value = Sealed } } };
        command.Prepare();
        return Rate(() => command.ExecuteNonQuery());
    }

    private static double Rate(Action insert)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Appends; i++) insert();
        return Appends / watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
