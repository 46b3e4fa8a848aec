using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Passes;
using GoodOffices.Verify.Texts;
using GoodOffices.Verify.Trees;
using GoodOffices.Verify.Trusting;

namespace GoodOffices.Verify;

/// <summary>The order of the work: what is quick and names the very place comes before what is slow, and nothing is believed before its ground is.</summary>
internal sealed class Verification(Bundle bundle, Trust? trust, CancellationToken stop)
{
    private readonly TrustCheck _trust = new(trust, bundle.Header.Case);
    private readonly Membership _membership = new();
    private readonly Dictionary<string, ChannelTally> _tallies = [];

    public Findings Run()
    {
        var heads = bundle.Channels.Select(channel => LeafPass.Check(bundle, channel, stop)).ToArray();
        var opening = Opening.Read(bundle, heads);
        var log = new NoteKey(TreeHead.LogName(bundle.Header.Case), opening.Case.Log);
        CheckHeads(opening);
        _trust.Log(log);

        var beats = BeatPass.Check(bundle, opening.Case, stop);
        CheckpointPass.Check(bundle, beats, log, stop);
        _trust.Beats(beats, log);
        var joint = Array.IndexOf(opening.Channels, opening.Joint);
        var before = opening.Channels.Select(_ => new BeatsBefore(opening.Case)).ToArray();
        var covered = new SlotPass(bundle, opening).Check(
            (beat, channel, size) =>
            {
                if (channel == joint) _trust.Joint(beat, size);
                before[channel].Take(beat, size);
            },
            stop);

        CheckEntries(opening, beats, before);
        var cosigned = new CosignaturePass(bundle, _membership).Check(stop);
        SealPass.Check(bundle, log, stop);
        return Found(opening, log, beats, covered, cosigned);
    }

    private static void CheckHeads(Opening opening)
    {
        foreach (var channel in opening.Channels)
        {
            var key = new NoteKey(channel.Head.Origin, opening.Case.Log);
            channel.Sections.Head.Place.Read(() =>
            {
                channel.Head.MustBeSignedBy(key, "the channel head");
                return true;
            });
        }
    }

    /// <summary>The joint channel first: who may act, and with which key, is read there.</summary>
    private void CheckEntries(Opening opening, WholeTree beats, BeatsBefore[] before)
    {
        foreach (var (i, channel) in opening.Channels.Index().OrderByDescending(channel => channel.Item.IsJoint))
        {
            _tallies[channel.Sections.Channel] = new ChannelPass(bundle, channel, _membership, beats, before[i]).Check(stop);
            if (!channel.IsJoint) continue;
            _trust.Members(_membership);
            if (_membership.Find(bundle.Header.Viewer, null) is null) throw new Place("the head (HEAD)").Flawed($"The viewer {bundle.Header.Viewer} was never admitted to the case.");
        }
    }

    private Findings Found(Opening opening, NoteKey log, WholeTree beats, long[] covered, Dictionary<string, (int Count, long Largest)> cosigned)
    {
        DateTimeOffset? InstantOf(long beat) => beat < 0 || beat >= beats.Size ? null : Instants.Of(opening.Case.Start + beat * opening.Case.BeatPeriod);
        return new()
        {
            Authorship = _trust.Authorship,
            Case = bundle.Header.Case,
            Viewer = bundle.Header.Viewer,
            Made = Instants.Of(bundle.Header.Made),
            LogKey = VerifierKey.Write(log.Name, log.Key),
            Beats = new(beats.Size, Text64.WriteStandard(beats.RootAt(beats.Size).ToArray()), InstantOf(0), InstantOf(beats.Size - 1)),
            Channels = [.. opening.Channels.Select((channel, i) => Found(channel, covered[i]))],
            Members = [.. _membership.Members.Select(member => Found(member, log, cosigned.GetValueOrDefault(member.Member)))],
            ListedButUnknown = _trust.Strangers(_membership),
        };
    }

    private VerifiedChannel Found(OpenedChannel channel, long covered)
    {
        var tally = _tallies[channel.Sections.Channel];
        return new()
        {
            Number = channel.Sections.Channel,
            Audience = channel.How.Audience,
            Party = channel.How.Party,
            Size = channel.Sections.Size,
            Root = Text64.WriteStandard(channel.Head.Root.ToArray()),
            AfterLastBeat = channel.Sections.Size - covered,
            BindingActs = tally.Binding,
            MissingSignatures = tally.MissingSignatures,
            Confidences = tally.Confidences,
            Payloads = tally.Payloads,
            ErasedPayloads = tally.Erased,
        };
    }

    private static VerifiedMember Found(Admission member, NoteKey log, (int Count, long Largest) cosigned) =>
        new(member.Member, member.Role, member.Party, member.Custody, member.Until is not null, member.Sign is { } key ? VerifierKey.Write($"{log.Name}/{member.Member}", key) : null, cosigned.Count, cosigned.Largest);
}

/// <summary>Milliseconds since 1970 as an instant; what no calendar has becomes its last instant, since it is only shown.</summary>
internal static class Instants
{
    public static DateTimeOffset Of(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
