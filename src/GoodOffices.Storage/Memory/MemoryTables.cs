using System.Collections.Immutable;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Rows;

namespace GoodOffices.Storage.Memory;

/// <summary>Cases in memory as the tables of a backup, and back.</summary>
internal sealed class MemoryTables(ImmutableSortedDictionary<CaseNumber, MemoryCase> cases) : ITableRows
{
    public IEnumerable<object[]> Rows(Table table) => cases.SelectMany(pair => Rows(table.Name, pair.Key, pair.Value));

    public static ImmutableSortedDictionary<CaseNumber, MemoryCase> Read(ITableRows tables)
    {
        var cases = new SortedDictionary<CaseNumber, MemoryCase>();
        foreach (var table in Table.Kept)
        {
            foreach (var row in tables.Rows(table))
            {
                var of = RowValues.Case(row[0]);
                cases[of] = With(cases.GetValueOrDefault(of, MemoryCase.Empty), table.Name, row);
            }
        }

        return cases.ToImmutableSortedDictionary();
    }

    private static IEnumerable<object[]> Rows(string table, CaseNumber of, MemoryCase rows) => table switch
    {
        "tenures" => rows.Tenure == 0 ? [] : [[of.ToString(), rows.Tenure]],
        "entries" => rows.Entries.SelectMany(channel => channel.Value.Select(entry => RowValues.Of(of, channel.Key, entry))),
        "payloads" => rows.Payloads.Select(pair => RowValues.Of(of, pair.Key.Channel, pair.Value)),
        "beats" => rows.Beats.Select(beat => RowValues.Of(of, beat)),
        "cosignatures" => rows.Cosignatures.Values.Select(line => RowValues.Of(of, line)),
        "wraps" => rows.Wraps.Values.OrderBy(w => w.KeyNumber, StringComparer.Ordinal).ThenBy(w => w.Channel).ThenBy(w => w.Epoch).Select(wrap => RowValues.Of(of, wrap)),
        "answers" => rows.Answers.OrderBy(pair => pair.Key.Value.ToString(), StringComparer.Ordinal).Select(pair => RowValues.Of(of, pair.Key, pair.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "A backup holds no such table."),
    };

    private static MemoryCase With(MemoryCase rows, string table, object[] row) => table switch
    {
        "tenures" => rows with { Tenure = (long)row[1] },
        "entries" => rows with { Entries = rows.Entries.SetItem(RowValues.Channel(row[1]), rows.EntriesOf(RowValues.Channel(row[1])).Add(new((long)row[2], (int)(long)row[3], RowValues.Leaf(row[4]), (byte[])row[5]))) },
        "payloads" => rows with { Payloads = rows.Payloads.Add((RowValues.Channel(row[1]), (long)row[2]), new((long)row[2], (int)(long)row[3], (long)row[4], (byte[])row[5])) },
        "beats" => rows with { Beats = rows.Beats.Add(new((long)row[1], (byte[])row[2], (string)row[3], (byte[])row[4])) },
        "cosignatures" => rows with { Cosignatures = rows.Cosignatures.Add(((long)row[1], (string)row[2]), new((long)row[1], (string)row[2], (byte[])row[3])) },
        "wraps" => rows with { Wraps = rows.Wraps.Add(((string)row[1], RowValues.Channel(row[2]), (int)(long)row[3]), new(RowValues.Channel(row[2]), (int)(long)row[3], (string)row[1], (byte[])row[4])) },
        "answers" => rows with { Answers = rows.Answers.Add(new(Digest.Of((byte[])row[1])), (byte[])row[2]) },
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "A backup holds no such table."),
    };
}
