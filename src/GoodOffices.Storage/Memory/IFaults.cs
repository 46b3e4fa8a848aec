using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Memory;

/// <summary>The machine under a store in memory: it may be slow, and it may fail, at every step.</summary>
public interface IFaults
{
    /// <summary>Called before each step. It may wait, so that others go first, and may throw <see cref="IOException"/>, so that the step does not happen.</summary>
    /// <param name="step">What comes next.</param>
    /// <param name="of">For which case; the default number where it is for none.</param>
    ValueTask BeforeAsync(StoreStep step, CaseNumber of);
}

/// <summary>The steps of a store in memory at which something can happen.</summary>
public enum StoreStep
{
    /// <summary>A tenure is taken. Failing here, it is not.</summary>
    TakeTenure,

    /// <summary>Something is read, once for each call and each row of a stream.</summary>
    Read,

    /// <summary>An append looks at the case and writes, not yet durably. Failing here, nothing is written.</summary>
    Write,

    /// <summary>What was written is flushed. Failing here, the store stops: nothing more is acknowledged.</summary>
    Flush,

    /// <summary>It is durable, and whoever waits is about to be told. Failing here, she is not: the acknowledgement is lost, the rows are not.</summary>
    Acknowledge,

    /// <summary>A snapshot is kept or dropped.</summary>
    Snapshot,

    /// <summary>A backup or a restore begins.</summary>
    Copy,
}
