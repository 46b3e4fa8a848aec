using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Sqlite;

namespace GoodOffices.Storage.Writer;

/// <summary>Opens files until the system refuses, and looks what the store still does. Run under a low limit.</summary>
internal static class FilesRunOut
{
    public static async Task<string> RunAsync(string file)
    {
        await using var store = SqliteRecordStore.Open(file, mayForget: true);
        var tenure = await store.TakeTenureAsync(Sample.Case(1), default);
        await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, 0), default);
        await Inspection.ActsOfAsync(store, Sample.Case(1));

        var held = new List<FileStream>();
        try
        {
            while (true) held.Add(new FileStream("/dev/null", FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        }
        catch (IOException)
        {
            // No further file can be opened.
        }

        var reads = await Inspection.ActsOfAsync(store, Sample.Case(1));
        var wrote = await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, 1), default) is AppendAnswer.Appended;
        var refused = false;
        try
        {
            await store.BackUpAsync(file + ".backup", default);
        }
        catch (IOException)
        {
            refused = true;
        }

        held.ForEach(each => each.Dispose());
        await store.BackUpAsync(file + ".backup", default);
        return $"{reads} {wrote} {refused} {await Inspection.ActsOfAsync(store, Sample.Case(1))}";
    }
}
