using System.Buffers.Binary;
using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Notes;

namespace GoodOffices.Verify.Passes;

/// <summary>Holds every cosignature to a key that the record admitted for the member it names, and counts them.</summary>
internal sealed class CosignaturePass(Bundle bundle, Membership membership)
{
    private readonly string _prefix = TreeHead.LogName(bundle.Header.Case) + "/";

    // A member may have had several keys; the hash in the line says which of them.
    private readonly ILookup<(string Name, uint Hash), NoteKey> _keys = membership.SigningKeys
        .Select(admission => new NoteKey($"{TreeHead.LogName(bundle.Header.Case)}/{admission.Member}", admission.Sign!))
        .ToLookup(key => (key.Name, BinaryPrimitives.ReadUInt32BigEndian(NoteKey.HashOf(key.Name, NoteKey.Cosigner, key.Key.Bytes))));

    /// <summary>For each member who cosigned: how often, and the largest checkpoint.</summary>
    public Dictionary<string, (int Count, long Largest)> Check(CancellationToken stop)
    {
        var counted = new Dictionary<string, (int Count, long Largest)>();
        foreach (var heads in CheckpointPass.Batches(bundle))
        {
            stop.ThrowIfCancellationRequested();
            Together.Do(heads.Count, i => Check(heads[i]));
            foreach (var head in heads)
                foreach (var line in head.Note.Signatures.Skip(1))
                {
                    var member = line.Name[_prefix.Length..];
                    counted[member] = (counted.GetValueOrDefault(member).Count + 1, head.Size);
                }
        }

        return counted;
    }

    private void Check(TreeHead head)
    {
        var (place, before) = (bundle.Checkpoints.Place, "");
        foreach (var line in head.Note.Signatures.Skip(1))
        {
            if (string.CompareOrdinal(before, line.Name) >= 0) throw place.Flawed($"The cosignatures of the checkpoint of {head.Size} beats are not sorted by name, or one stands twice.");
            before = line.Name;
            if (!_keys[(line.Name, BinaryPrimitives.ReadUInt32BigEndian(line.KeyHash))].Any(key => key.Cosigned(line, head.Note.Text)))
                throw place.Flawed($"A cosignature of the checkpoint of {head.Size} beats is by nobody whom the record admitted, or does not fit it.");
        }
    }
}
