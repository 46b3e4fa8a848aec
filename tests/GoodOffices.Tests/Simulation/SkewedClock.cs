namespace GoodOffices.Tests.Simulation;

/// <summary>A clock that somebody sets wrong, ahead or back, while it runs.</summary>
internal sealed class SkewedClock(Func<DateTimeOffset> time) : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => time() + Offset;
}
