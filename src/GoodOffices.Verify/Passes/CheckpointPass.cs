using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Passes;

/// <summary>Holds the checkpoints to the beats and to the log's key.</summary>
internal static class CheckpointPass
{
    private const int Batch = 256;

    public static void Check(Bundle bundle, WholeTree beats, NoteKey log, CancellationToken stop)
    {
        var (place, last) = (bundle.Checkpoints.Place, 0L);
        foreach (var heads in Batches(bundle))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var head in heads)
            {
                if (head.Origin != log.Name) throw place.Flawed("A checkpoint is one of another case.");
                if (head.Size <= last || head.Size > beats.Size) throw place.Flawed($"A checkpoint of {head.Size} beats stands after one of {last}, where there are {beats.Size} beats. Sizes must rise.");
                if (beats.RootAt(head.Size) != head.Root) throw place.Flawed($"The first {head.Size} beats do not have the root that the checkpoint of that size states; the one before it covers {last}. A beat in between, or the checkpoint, was altered.");
                last = head.Size;
            }

            Together.Do(heads.Count, i => place.Read(() =>
            {
                heads[i].MustBeSignedBy(log, $"the checkpoint of {heads[i].Size} beats");
                return true;
            }));
        }

        if (last != beats.Size) throw place.Flawed($"The last checkpoint covers {last} of {beats.Size} beats.");
    }

    /// <summary>The checkpoints, a few hundred at a time.</summary>
    public static IEnumerable<List<TreeHead>> Batches(Bundle bundle)
    {
        var (reader, place, heads) = (bundle.Read(bundle.Checkpoints), bundle.Checkpoints.Place, new List<TreeHead>(Batch));
        while (!reader.AtEnd)
        {
            heads.Add(place.Read(() => TreeHead.Read(reader.Counted(Header.Longest, "The checkpoint"))));
            if (heads.Count < Batch) continue;
            yield return heads;
            heads = new(Batch);
        }

        if (heads.Count > 0) yield return heads;
    }
}
