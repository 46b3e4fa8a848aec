namespace GoodOffices.Storage.Rows;

/// <summary>Whole tables, in the order of their keys, as they are at one instant.</summary>
internal interface ITableRows
{
    IEnumerable<object[]> Rows(Table table);
}
