using System.Collections.Immutable;

namespace GoodOffices.Storage.Rows;

/// <summary>One table as every store has it: its columns in order, the first few of which are its key.</summary>
internal sealed record Table(string Name, int KeyColumns, params ImmutableArray<string> Columns)
{
    public static readonly Table Tenures = new("tenures", 1, "case_number", "tenure");
    public static readonly Table Entries = new("entries", 3, "case_number", "channel_number", "sequence", "epoch", "leaf", "sealed");
    public static readonly Table Payloads = new("payloads", 3, "case_number", "channel_number", "sequence", "epoch", "erasure_number", "sealed");
    public static readonly Table Beats = new("beats", 2, "case_number", "number", "bytes", "checkpoint", "sealed_sizes");
    public static readonly Table Cosignatures = new("cosignatures", 3, "case_number", "size", "key_number", "sealed_line");
    public static readonly Table Wraps = new("wraps", 4, "case_number", "key_number", "channel_number", "epoch", "wrapped");
    public static readonly Table Answers = new("answers", 2, "case_number", "idempotency_key", "sealed");
    public static readonly Table Snapshots = new("snapshots", 2, "case_number", "name", "sealed");

    /// <summary>What a backup holds: everything but the snapshots, which are a cache.</summary>
    public static readonly ImmutableArray<Table> Kept = [Tenures, Entries, Payloads, Beats, Cosignatures, Wraps, Answers];

    public static readonly ImmutableArray<Table> All = [.. Kept, Snapshots];

    public string Insert { get; } = $"INSERT INTO {Name} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Enumerable.Range(1, Columns.Length).Select(n => $"${n}"))})";

    public string InsertIfAbsent => _insertIfAbsent ??= Insert + " ON CONFLICT DO NOTHING";

    public string SelectAll => $"SELECT {string.Join(", ", Columns)} FROM {Name} ORDER BY {string.Join(", ", Columns.Take(KeyColumns))}";

    public string DeleteCase => $"DELETE FROM {Name} WHERE case_number = $1";

    private string? _insertIfAbsent;
}
