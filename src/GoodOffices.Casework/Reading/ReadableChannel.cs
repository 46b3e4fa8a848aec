using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>A channel that a viewer may read, at one moment.</summary>
public sealed record ReadableChannel
{
    /// <summary>Its number.</summary>
    public required ChannelNumber Channel { get; init; }

    /// <summary>Who shares it.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Of which delegation; null for the joint channel and the mediator's own.</summary>
    public MemberId? Party { get; init; }

    /// <summary>Who opened it.</summary>
    public required MemberId OpenedBy { get; init; }

    /// <summary>Its slot among the case's 64.</summary>
    public required int Slot { get; init; }

    /// <summary>Its size and root.</summary>
    public required TreeHead Head { get; init; }

    /// <summary>How many of those who left the case its key already leaves out.</summary>
    public required int DepartedKnown { get; init; }

    /// <summary>To whom its delegation agreed to hand it over, as the record has it; null where it did not.</summary>
    public Fields? HandOver { get; init; }

    internal static ReadableChannel Of(ChannelFold fold) => new()
    {
        Channel = fold.Channel,
        Audience = fold.Audience,
        Party = fold.Party,
        OpenedBy = fold.OpenedBy,
        Slot = fold.Slot,
        Head = fold.Edge.Head,
        DepartedKnown = fold.DepartedKnown,
        HandOver = fold.HandOver,
    };
}
