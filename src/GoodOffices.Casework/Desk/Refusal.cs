namespace GoodOffices.Casework.Desk;

/// <summary>An expected "no" that the person must see: a stable code for programs, and what helps for people. It never carries what is private.</summary>
/// <param name="Code">The code; it does not change once released.</param>
/// <param name="Message">What is wrong, and the remedy.</param>
public sealed record Refusal(string Code, string Message)
{
    /// <summary>One answer for a case that does not exist, one that is not hers, and an act that is not by whom it says: nobody learns which.</summary>
    public static Refusal NoSuchCase { get; } = new("case.not-found", "There is no such case among yours. Check the case number, and that the act carries the signature or the MAC of the member it names.");

    /// <summary>One answer for a channel that does not exist and one that is not hers.</summary>
    public static Refusal NoSuchChannel { get; } = new("channel.not-found", "There is no such channel among yours. Check the channel number.");

    internal static Refusal Malformed(string what) => new("act.malformed", $"The act is not in the record's form. {what}");

    internal static Refusal NotHers { get; } = new("act.not-hers", "Her role may not do this in this channel. Ask the head of the delegation or the mediator.");
}
