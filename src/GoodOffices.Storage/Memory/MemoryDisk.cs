using System.Collections.Immutable;
using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Memory;

/// <summary>What lasts when a store in memory crashes. Several stores on one disk are several servers on one database.</summary>
public sealed class MemoryDisk
{
    /// <summary>Flushed and visible: a state is replaced whole.</summary>
    internal ImmutableSortedDictionary<CaseNumber, MemoryCase> Cases { get; set; } = ImmutableSortedDictionary<CaseNumber, MemoryCase>.Empty;

    /// <summary>One writes at a time, as with a database file; in the order of asking.</summary>
    internal Turnstile Turn { get; } = new();
}
