namespace GoodOffices.Core.Record;

/// <summary>Bytes are not what the record's format says they must be.</summary>
/// <remarks>The message names the form and the place, never the content: what was found may be private.</remarks>
public sealed class RecordFormatException(string message) : FormatException(message);
