using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Rows;

namespace GoodOffices.Storage.Backups;

/// <summary>Puts the rows of a backup into a database, in a transaction that the caller ends.</summary>
internal static class RestoreRows
{
    private const string HasCase = "SELECT 1 FROM entries WHERE case_number = $1 LIMIT 1";

    // Whoever held the case before, here or where the backup was made, has another number than this from now on.
    private const string RaiseTenure = "INSERT INTO tenures (case_number, tenure) VALUES ($1, $2 + 1) ON CONFLICT (case_number) DO UPDATE SET tenure = CASE WHEN tenures.tenure > $2 THEN tenures.tenure ELSE $2 END + 1";

    public static RestoreAnswer Run(IStatements into, ITableRows backup, bool replacing, CancellationToken cancel)
    {
        var cases = new SortedSet<CaseNumber>();
        foreach (var table in Table.Kept)
            foreach (var row in backup.Rows(table)) cases.Add(RowValues.Case(row[0]));

        var here = cases.Where(number => into.Value(HasCase, number.ToString()) is not null).ToArray();
        if (here.Length > 0 && !replacing) return new RestoreAnswer.CasesExist([.. here]);

        foreach (var table in Table.All.Where(table => table != Table.Tenures))
            foreach (var number in cases) into.Execute(new(table.DeleteCase, number.ToString()));
        foreach (var table in Table.Kept)
        {
            foreach (var row in backup.Rows(table))
            {
                cancel.ThrowIfCancellationRequested();
                into.Execute(table == Table.Tenures ? new(RaiseTenure, row) : new(table.Insert, row));
            }
        }

        return new RestoreAnswer.Restored([.. cases]);
    }
}
