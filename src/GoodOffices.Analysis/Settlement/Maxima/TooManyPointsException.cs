namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>A merge found more points than it may hold; caught by the merger, which thins what goes in.</summary>
internal sealed class TooManyPointsException() : Exception("More points than allowed.");
