using System.Data.Common;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Rows;

/// <summary>The reading half of a store that speaks SQL.</summary>
internal sealed class SqlReads(ISqlSource source)
{
    private const string Page = "256"; // PagedQuery<T>.RowsOfPage, as text

    private static readonly PagedQuery<CaseNumber> Cases = new(
        "SELECT case_number FROM entries WHERE case_number > $1 ORDER BY case_number LIMIT 1", row => RowValues.Case(row.GetString(0)), _ => 1 << 20, (_, last) => [last.ToString()]);

    private static readonly PagedQuery<Digest> Leaves = new(
        $"SELECT sequence, leaf FROM entries WHERE case_number = $1 AND channel_number = $2 AND sequence >= $3 ORDER BY sequence LIMIT {Page}",
        row => RowValues.Leaf(row.GetValue(1)), _ => 0, (from, _) => [from[0], from[1], (long)from[2] + PagedQuery<Digest>.RowsOfPage]);

    private static readonly PagedQuery<StoredEntry> Entries = new(
        $"SELECT sequence, epoch, leaf, sealed FROM entries WHERE case_number = $1 AND channel_number = $2 AND sequence >= $3 ORDER BY sequence LIMIT {Page}",
        row => new(row.GetInt64(0), (int)row.GetInt64(1), RowValues.Leaf(row.GetValue(2)), Bytes(row, 3)), e => e.SealedBytes.Length, (from, last) => [from[0], from[1], last.Sequence + 1]);

    private static readonly PagedQuery<StoredPayload> Payloads = new(
        $"SELECT sequence, epoch, erasure_number, sealed FROM payloads WHERE case_number = $1 AND channel_number = $2 AND sequence >= $3 ORDER BY sequence LIMIT {Page}",
        row => new(row.GetInt64(0), (int)row.GetInt64(1), row.GetInt64(2), Bytes(row, 3)), p => p.SealedBytes.Length, (from, last) => [from[0], from[1], last.Sequence + 1]);

    private static readonly PagedQuery<StoredBeat> Beats = new(
        $"SELECT number, bytes, checkpoint, sealed_sizes FROM beats WHERE case_number = $1 AND number >= $2 ORDER BY number LIMIT {Page}",
        row => new(row.GetInt64(0), Bytes(row, 1), row.GetString(2), Bytes(row, 3)), b => b.Bytes.Length + b.SealedSizes.Length, (from, last) => [from[0], last.Number + 1]);

    private static readonly PagedQuery<StoredCosignature> Cosignatures = new(
        $"SELECT size, key_number, sealed_line FROM cosignatures WHERE case_number = $1 AND (size, key_number) > ($2, $3) ORDER BY size, key_number LIMIT {Page}",
        row => new(row.GetInt64(0), row.GetString(1), Bytes(row, 2)), c => c.SealedLine.Length, (from, last) => [from[0], last.Size, last.KeyNumber]);

    /// <summary>Steps from channel to channel along the key, however long each is.</summary>
    private const string Sizes = """
        WITH RECURSIVE step(channel_number) AS (
            SELECT * FROM (SELECT channel_number FROM entries WHERE case_number = $1 ORDER BY channel_number LIMIT 1) AS first
            UNION ALL
            SELECT (SELECT e.channel_number FROM entries e WHERE e.case_number = $1 AND e.channel_number > step.channel_number ORDER BY e.channel_number LIMIT 1) FROM step WHERE step.channel_number IS NOT NULL)
        SELECT channel_number, (SELECT e.sequence + 1 FROM entries e WHERE e.case_number = $1 AND e.channel_number = step.channel_number ORDER BY e.sequence DESC LIMIT 1)
        FROM step WHERE channel_number IS NOT NULL ORDER BY channel_number
        """;

    private const string Wraps = "SELECT channel_number, epoch, key_number, wrapped FROM wraps WHERE case_number = $1 AND key_number = $2 ORDER BY channel_number, epoch";
    private const string Snapshot = "SELECT sealed FROM snapshots WHERE case_number = $1 AND name = $2";

    public IAsyncEnumerable<CaseNumber> CasesAsync(CancellationToken cancel) => Cases.ReadAsync(source, [""], cancel);

    public IAsyncEnumerable<Digest> LeavesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => Leaves.ReadAsync(source, [of.ToString(), channel.ToString(), from], cancel);

    public IAsyncEnumerable<StoredEntry> UnmaskedEntriesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => Entries.ReadAsync(source, [of.ToString(), channel.ToString(), from], cancel);

    public IAsyncEnumerable<StoredPayload> UnmaskedPayloadsAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => Payloads.ReadAsync(source, [of.ToString(), channel.ToString(), from], cancel);

    public IAsyncEnumerable<StoredBeat> BeatsAsync(CaseNumber of, long from, CancellationToken cancel) => Beats.ReadAsync(source, [of.ToString(), from], cancel);

    public IAsyncEnumerable<StoredCosignature> CosignaturesAsync(CaseNumber of, long fromSize, CancellationToken cancel) => Cosignatures.ReadAsync(source, [of.ToString(), fromSize, ""], cancel);

    public async ValueTask<IReadOnlyList<ChannelSize>> SizesAsync(CaseNumber of, CancellationToken cancel) =>
        await source.ReadAsync(Sizes, [of.ToString()], reader => All(reader, row => new ChannelSize(RowValues.Channel(row.GetString(0)), row.GetInt64(1))), cancel).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<StoredWrap>> WrapsAsync(CaseNumber of, string keyNumber, CancellationToken cancel) =>
        await source.ReadAsync(Wraps, [of.ToString(), keyNumber], reader => All(reader, row => new StoredWrap(RowValues.Channel(row.GetString(0)), (int)row.GetInt64(1), row.GetString(2), Bytes(row, 3))), cancel).ConfigureAwait(false);

    public ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(CaseNumber of, IdempotencyKey key, CancellationToken cancel) => source.ReadAsync(AppendFacts.ReadAnswer, [of.ToString(), key.Value.ToArray()], One, cancel);

    public ValueTask<ReadOnlyMemory<byte>?> SnapshotAsync(CaseNumber of, string name, CancellationToken cancel) => source.ReadAsync(Snapshot, [of.ToString(), name], One, cancel);

    private static ReadOnlyMemory<byte>? One(DbDataReader reader) => reader.Read() ? Bytes(reader, 0) : (ReadOnlyMemory<byte>?)null; // a bare null would become empty bytes

    private static ReadOnlyMemory<byte> Bytes(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    private static List<T> All<T>(DbDataReader reader, Func<DbDataReader, T> map)
    {
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(reader));
        return rows;
    }
}
