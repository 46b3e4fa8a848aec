using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Parties;

namespace GoodOffices.Core.Cases;

/// <summary>What everybody in a mediation may know of it: who must agree, and on what. It holds no preference.</summary>
/// <param name="Id">Names the case; preference files point to it.</param>
/// <param name="Name">Its title.</param>
/// <param name="Summary">A paragraph for the reader, where there is one.</param>
/// <param name="Mediator">Who offers good offices, where known.</param>
/// <param name="Parties">Who must agree, in file order; at least one.</param>
/// <param name="Issues">What is to be settled, in file order; at least one.</param>
/// <param name="Facts">What is publicly known.</param>
/// <param name="Sources">Where it can be read.</param>
public sealed record Case(
    CaseId Id,
    string Name,
    string? Summary,
    string? Mediator,
    ImmutableArray<Party> Parties,
    ImmutableArray<Issue> Issues,
    ImmutableArray<Fact> Facts,
    ImmutableArray<Source> Sources);
