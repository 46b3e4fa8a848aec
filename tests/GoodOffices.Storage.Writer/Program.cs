using System.Globalization;
using GoodOffices.Storage;
using GoodOffices.Storage.Schema;
using GoodOffices.Storage.Sqlite;
using GoodOffices.Storage.Writer;

// A program that exists to be killed: it writes, and says on its standard output what was acknowledged.
switch (args)
{
    case ["load", var location, var writers, var bound]:
        await Load.RunAsync(location, int.Parse(writers, CultureInfo.InvariantCulture), int.Parse(bound, CultureInfo.InvariantCulture));
        return 0;
    default:
        await Console.Error.WriteLineAsync("load LOCATION WRITERS BOUND");
        return 1;
}
