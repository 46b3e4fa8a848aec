using System.Security.Cryptography;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Texts;

namespace GoodOffices.Verify.Passes;

/// <summary>The log's signature over the whole file before it.</summary>
internal static class SealPass
{
    public static void Check(Bundle bundle, NoteKey log, CancellationToken stop)
    {
        var hash = Text64.WriteStandard(HashBefore(bundle, stop));
        bundle.Signature.Place.Read(() =>
        {
            var note = SignedNote.Read(bundle.Read(bundle.Signature).Bytes((int)bundle.Signature.Length));
            if (note.Lines is not [var first, var viewer, var signed] || first != $"goodoffices/bundle/{bundle.Header.Case}" || viewer != bundle.Header.Viewer) throw new FormException("The bundle's signature is one of another bundle.");
            if (signed != hash) throw new FormException("The bundle is not the one that was signed: something before the signature was altered.");
            return note.Signatures is [var only] && log.SignedAsLog(only, note.Text) ? true : throw new FormException("The log's signature does not fit the bundle, or others stand beside it.");
        });
    }

    private static byte[] HashBefore(Bundle bundle, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Min(bundle.Signed, 256 * 1024)];
        bundle.File.Position = 0;
        for (var left = bundle.Signed; left > 0;)
        {
            stop.ThrowIfCancellationRequested();
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            bundle.File.ReadExactly(part);
            hash.AppendData(part);
            left -= part.Length;
        }

        return hash.GetHashAndReset();
    }
}
