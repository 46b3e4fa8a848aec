using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Trusting;

/// <summary>Holds a bundle that is consistent in itself against what its reader knows from elsewhere.</summary>
internal sealed class TrustCheck(Trust? trust, string caseNumber)
{
    private static readonly Place Keys = new("the keys you trust");
    private static readonly Place Checkpoint = new("the checkpoint you trust");

    private IEnumerable<VerifierKey> Listed => trust?.Keys?.Where(key => key.Case == caseNumber) ?? [];

    /// <summary>The beat that the trusted checkpoint ends with.</summary>
    public long? LastTrustedBeat => trust?.Checkpoint is { } head ? head.Size - 1 : null;

    public void Log(NoteKey log)
    {
        if (trust?.Keys is null) return;
        if (!Listed.Any(key => key.Member is null)) throw Keys.Flawed("None of them is a key of this case's log.", Remedies.WrongKeys);
        if (!Listed.Any(key => key.Member is null && key.Key.Number == log.Key.Number)) throw Keys.Flawed("The log that wrote this bundle has another key than the one you trust.", Remedies.WrongKeys);
    }

    public void Beats(WholeTree beats, NoteKey log)
    {
        if (trust?.Checkpoint is not { } head) return;
        if (head.Origin != log.Name) throw Checkpoint.Flawed("It is one of another case.", Remedies.WrongCheckpoint);
        if (head.Size == 0) throw Checkpoint.Flawed("It covers no beat, and so says nothing.", Remedies.WrongCheckpoint);
        if (head.Size > beats.Size) throw Checkpoint.Flawed($"It covers {head.Size} beats, and the bundle holds {beats.Size}.", Remedies.WrongCheckpoint);
        if (beats.RootAt(head.Size) != head.Root) throw Checkpoint.Flawed($"The bundle's first {head.Size} beats do not have the root that it states: this is another record.", Remedies.WrongCheckpoint);
        if (!head.Note.Signatures.Any(line => log.SignedAsLog(line, head.Note.Text))) throw Checkpoint.Flawed("It is not signed by the log that wrote this bundle.", Remedies.WrongCheckpoint);
    }

    /// <summary>A checkpoint vouches for the log's key only if the first entry, which names that key, is below it.</summary>
    public void Joint(long beat, long size)
    {
        if (beat == LastTrustedBeat && size == 0) throw Checkpoint.Flawed("It is older than the first entry of the case, and so does not vouch for its keys.", Remedies.WrongCheckpoint);
    }

    public void Members(Membership membership)
    {
        foreach (var member in Listed.Where(key => key.Member is not null).GroupBy(key => key.Member!))
            if (membership.KeysOf(member.Key).Any(key => member.All(listed => listed.Key.Number != key.Number)))
                throw Keys.Flawed($"The record admitted {member.Key} with another key than the one you trust.", Remedies.WrongKeys);
    }

    /// <summary>Members on the list whom the record does not know.</summary>
    public IReadOnlyList<string> Strangers(Membership membership) =>
        [.. Listed.Select(key => key.Member).OfType<string>().Where(member => !membership.KeysOf(member).Any()).Distinct().Order(StringComparer.Ordinal)];

    public Authorship Authorship => trust switch
    {
        null => Authorship.Unverified,
        { Keys: not null } => Authorship.TrustedKeys,
        _ => Authorship.TrustedCheckpoint,
    };
}
