using System.Globalization;
using GoodOffices.Storage;
using GoodOffices.Storage.Sqlite;
using GoodOffices.Storage.Writer;

// A program that exists to be killed: it writes, and says on its standard output what was acknowledged.
switch (args)
{
    case ["load", var location, var writers, var bound]:
        await using (var store = await RecordStore.OpenAsync(location)) await Load.RunAsync(store, int.Parse(writers, CultureInfo.InvariantCulture), int.Parse(bound, CultureInfo.InvariantCulture), Load.Tell);
        return 0;
    case ["recorded-load", var folder, var library, var log, var writers, var bound]:
        var recorder = new Shim(library);
        recorder.Log(log);
        recorder.Arm(folder, 0, 0, false, false);
        await using (var store = SqliteRecordStore.Open(Path.Combine(folder, "record.db"), checkpointAfter: 200_000)) await Load.RunAsync(store, int.Parse(writers, CultureInfo.InvariantCulture), int.Parse(bound, CultureInfo.InvariantCulture), recorder.Mark);
        return 0;
    case ["every-call", var folder, var library, var mode, var first, var step]:
        Console.WriteLine(await new EveryCall(new Shim(library), folder, mode).RunAsync(long.Parse(first, CultureInfo.InvariantCulture), long.Parse(step, CultureInfo.InvariantCulture)));
        return 0;
    case ["upgrade", var location, var statement]:
        Upgrade.Run(location, int.Parse(statement, CultureInfo.InvariantCulture));
        return 0;
    case ["files-run-out", var file]:
        Console.WriteLine(await FilesRunOut.RunAsync(file));
        return 0;
    default:
        await Console.Error.WriteLineAsync("load | recorded-load | every-call | upgrade | files-run-out");
        return 1;
}
