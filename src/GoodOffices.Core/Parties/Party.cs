using System.Collections.Immutable;
using GoodOffices.Core.Cases;

namespace GoodOffices.Core.Parties;

/// <summary>One who must agree.</summary>
/// <param name="Id">Names the party inside the case.</param>
/// <param name="Name">How it is called.</param>
/// <param name="Factions">Who at home can refuse what it agrees.</param>
public sealed record Party(PartyId Id, string Name, ImmutableArray<Faction> Factions);

/// <summary>A group inside a party with a say in ratification.</summary>
/// <param name="Id">Names the faction inside its party.</param>
/// <param name="Name">How it is called.</param>
/// <param name="CanRefuse">Whether an agreement fails when it refuses.</param>
/// <param name="Note">What is publicly known of its position.</param>
/// <param name="Source">Where that can be read.</param>
public sealed record Faction(FactionId Id, string Name, bool CanRefuse, string? Note, SourceId? Source);
