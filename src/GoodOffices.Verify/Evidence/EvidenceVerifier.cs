using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Passes;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Evidence;

/// <summary>Verifies what a member's client kept when a log showed it something that cannot be.</summary>
public static class EvidenceVerifier
{
    private static readonly Place Seen = new("the checkpoint that was seen (SEEN)");
    private static readonly Place Given = new("the checkpoint that was offered then (GIVE)");

    /// <summary>Whether a file is an evidence file, by its first line.</summary>
    public static bool IsEvidence(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new SectionWalk(file).TryTakeLine("goodoffices evidence 1\n"u8);
    }

    /// <summary>Says what two checkpoints of one log show.</summary>
    /// <param name="evidence">The file; it must allow going back.</param>
    /// <param name="keys">Keys that the reader trusts; without the log's key its signatures cannot be checked.</param>
    /// <exception cref="TrustException">What is trusted is a checkpoint: it says nothing about who signed two others.</exception>
    public static EvidenceVerdict Verify(Stream evidence, Trust? keys = null)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (keys?.Checkpoint is not null) throw new TrustException("The trust file is a checkpoint. Evidence is held against the log's key: give a file of keys.");
        try
        {
            return Judge(evidence, keys);
        }
        catch (FlawException error)
        {
            return EvidenceVerdict.Of(error.Flaw);
        }
    }

    private static EvidenceVerdict Judge(Stream file, Trust? keys)
    {
        var walk = new SectionWalk(file);
        if (!walk.TryTakeLine("goodoffices evidence 1\n"u8)) throw new Place("the first line").Flawed("This is not an evidence file: its first line is not “goodoffices evidence 1”.");
        var (seenSection, givenSection) = (walk.Take("SEEN", null, Seen.Section, Header.Longest), walk.Take("GIVE", null, Given.Section, Header.Longest));
        var leaves = walk.Take("LEAF", null, "the leaf hashes (LEAF)");
        walk.End();

        var seen = Seen.Read(() => TreeHead.Read(new SectionReader(file, seenSection).Bytes((int)seenSection.Length)));
        var given = Given.Read(() => TreeHead.Read(new SectionReader(file, givenSection).Bytes((int)givenSection.Length)));
        MustBeOneLogs(seen, given, keys);
        if (leaves.Length != given.Size * (Int128)Digest.Length) throw leaves.Place.Flawed($"The checkpoint that was offered covers {given.Size} beats, and there are not as many leaf hashes.");
        var shown = Compare(seen, given, new SectionReader(file, leaves), leaves.Place);
        return EvidenceVerdict.Of(shown, keys is null ? Authorship.Unverified : Authorship.TrustedKeys, seen.Origin, seen.Size, given.Size);
    }

    /// <summary>Two checkpoints show something about a log only if both are its own.</summary>
    private static void MustBeOneLogs(TreeHead seen, TreeHead given, Trust? keys)
    {
        var caseNumber = seen.Origin.StartsWith(TreeHead.Prefix, StringComparison.Ordinal) ? seen.Origin[TreeHead.Prefix.Length..] : "";
        if (!Texts.Text32.IsNumber(caseNumber)) throw Seen.Flawed("It is not a checkpoint of a case.");
        if (given.Origin != seen.Origin) throw Given.Flawed("It is a checkpoint of another log, and so shows nothing about the first.");
        var (first, second) = (seen.Note.Signatures[0], given.Note.Signatures[0]);
        if (first.Name != seen.Origin || second.Name != seen.Origin || !first.KeyHash.AsSpan().SequenceEqual(second.KeyHash)) throw Given.Flawed("The two checkpoints do not carry signatures of one key of the log.");
        if (keys?.Keys is null) return;

        var logs = keys.Keys.Where(key => key.Case == caseNumber && key.Member is null).Select(key => new NoteKey(seen.Origin, key.Key)).ToArray();
        if (logs.Length == 0) throw new Place("the keys you trust").Flawed("None of them is a key of this case's log.", Remedies.WrongKeys);
        if (!Array.Exists(logs, log => log.SignedAsLog(first, seen.Note.Text) && log.SignedAsLog(second, given.Note.Text)))
            throw Given.Flawed("The two checkpoints are not both signed by the log whose key you trust.", Remedies.WrongKeys);
    }

    private static Shown Compare(TreeHead seen, TreeHead given, SectionReader leaves, Place place)
    {
        var tree = new GrowingTree();
        var before = seen.Size == 0 ? tree.Root() : default;
        while (!leaves.AtEnd)
        {
            tree.Append(LeafPass.NextLeaf(leaves));
            if (tree.Size == seen.Size) before = tree.Root();
        }

        if (tree.Root() != given.Root) throw place.Flawed("The leaf hashes do not have the root of the checkpoint that was offered.");
        if (given.Size < seen.Size) return Shown.Rollback;
        return before == seen.Root ? Shown.Nothing : Shown.Contradiction;
    }
}
