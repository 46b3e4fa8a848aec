using System.Data.Common;
using System.Runtime.CompilerServices;

namespace GoodOffices.Storage.Rows;

/// <summary>Rows read a page at a time, so that a slow reader holds neither memory nor a transaction open.</summary>
/// <param name="Sql">Reads at most <see cref="RowsOfPage"/> rows from a place on, in order.</param>
/// <param name="Map">A row.</param>
/// <param name="Weigh">About how many bytes it holds.</param>
/// <param name="After">The parameters of the page after this row.</param>
internal sealed record PagedQuery<T>(string Sql, Func<DbDataReader, T> Map, Func<T, int> Weigh, Func<object[], T, object[]> After)
{
    public const int RowsOfPage = 256;
    private const int BytesOfPage = 1 << 20;

    public async IAsyncEnumerable<T> ReadAsync(ISqlSource source, object[] from, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var page = await source.ReadAsync(Sql, from, Page, cancel).ConfigureAwait(false);
            foreach (var row in page.Rows) yield return row;
            if (page.IsLast) yield break;
            from = After(from, page.Rows[^1]);
        }
    }

    private (List<T> Rows, bool IsLast) Page(DbDataReader reader)
    {
        var rows = new List<T>();
        var bytes = 0L;
        while (bytes < BytesOfPage && reader.Read())
        {
            rows.Add(Map(reader));
            bytes += Weigh(rows[^1]);
        }

        return (rows, bytes < BytesOfPage && rows.Count < RowsOfPage);
    }
}

/// <summary>Something that answers a query: SQLite or PostgreSQL.</summary>
internal interface ISqlSource
{
    /// <summary>Runs a query and hands its rows to <paramref name="read"/>, which may leave some.</summary>
    ValueTask<T> ReadAsync<T>(string sql, object[] values, Func<DbDataReader, T> read, CancellationToken cancel);
}
