namespace GoodOffices.Core.Cases;

/// <summary>Where a fact of the case can be read.</summary>
/// <param name="Id">How facts point to it.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Publisher">Who published it, where known.</param>
/// <param name="Date">When it appeared, where known.</param>
/// <param name="Link">Where it can be found, where known; never fetched by this program.</param>
public sealed record Source(SourceId Id, string Title, string? Publisher, DateOnly? Date, string? Link);

/// <summary>Something that is publicly known about the case, with its source.</summary>
public sealed record Fact(string Text, SourceId? Source);
