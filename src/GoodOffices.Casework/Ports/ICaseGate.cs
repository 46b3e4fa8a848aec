using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Ports;

/// <summary>Lets one writer per case through at a time. It saves retries; the store's unique sequence is what makes the record correct.</summary>
public interface ICaseGate
{
    /// <summary>Runs the work when it is this caller's turn.</summary>
    ValueTask<T> PassAsync<T>(CaseNumber of, Func<CancellationToken, ValueTask<T>> work, CancellationToken cancel);
}
