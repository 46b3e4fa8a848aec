using System.Globalization;
using System.Text;
using GoodOffices.Storage.Rows;

namespace GoodOffices.Storage.Postgres;

/// <summary>How the statement of <see cref="PostgresTogether"/> is spelled: over columns given as arrays, or over one value each.</summary>
internal sealed class TogetherSql(bool isOne)
{
    private const string SizeOf = "coalesce((SELECT e.sequence + 1 FROM entries e WHERE e.case_number = c.case_number AND e.channel_number = c.channel_number ORDER BY e.sequence DESC LIMIT 1), 0)";
    private const string BeatsOf = "coalesce((SELECT o.number + 1 FROM beats o WHERE o.case_number = b.case_number ORDER BY o.number DESC LIMIT 1), 0)";

    private int _next = 1;

    /// <summary>The statement for these tables, in this order; of each the values of a row, for their types.</summary>
    /// <remarks>Its parameters: the cases and their tenures; the channels (case, number, expected sequence); where there are beats, the cases and expected numbers of theirs; then the columns of each table.</remarks>
    public string Spell(IReadOnlyList<Table> tables, IReadOnlyList<object[]> samples)
    {
        var sql = new StringBuilder(Held());
        sql.Append(CultureInfo.InvariantCulture, $"\n AND NOT EXISTS (SELECT 1 FROM {Rows("text", "text", "bigint")} AS c (case_number, channel_number, expected) WHERE c.expected <> {SizeOf})");
        if (tables.Contains(Table.Beats))
            sql.Append(CultureInfo.InvariantCulture, $"\n AND NOT EXISTS (SELECT 1 FROM {Rows("text", "bigint")} AS b (case_number, expected) WHERE b.expected <> {BeatsOf})");
        sql.Append(" AS fits)");

        foreach (var (table, sample) in tables.Zip(samples))
            sql.Append(CultureInfo.InvariantCulture, $",\nto_{table.Name} AS (INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) SELECT r.* FROM {Rows(sample.Select(TypeOf))} AS r WHERE (SELECT fits FROM fit))");
        return sql.Append("\nSELECT fits FROM fit").ToString();
    }

    private static string TypeOf(object value) => value is string ? "text" : value is long ? "bigint" : "bytea";

    private string Held()
    {
        if (!isOne)
            return $"""
                WITH held AS (SELECT case_number, tenure FROM tenures WHERE case_number = ANY ($1::text[]) ORDER BY case_number FOR UPDATE),
                fit AS (SELECT (SELECT count(*) FROM held h JOIN {Rows("text", "bigint")} AS w (case_number, tenure) ON h.case_number = w.case_number AND h.tenure = w.tenure) = cardinality($1::text[])
                """;

        _next = 3;
        return """
            WITH held AS (SELECT 1 FROM tenures WHERE case_number = $1::text AND tenure = $2::bigint FOR UPDATE),
            fit AS (SELECT EXISTS (SELECT 1 FROM held)
            """;
    }

    private string Rows(params IEnumerable<string> types)
    {
        var columns = string.Join(", ", types.Select(type => string.Create(CultureInfo.InvariantCulture, $"${_next++}::{type}{(isOne ? "" : "[]")}")));
        return isOne ? $"(SELECT {columns})" : $"unnest({columns})";
    }
}
