using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Streams;

namespace GoodOffices.Casework.HandingOver;

/// <summary>A successor's side: takes a case out of a hand-over file.</summary>
public static class TakingOver
{
    /// <summary>Which case a file is about and who signed it, before anything of it is believed.</summary>
    /// <exception cref="InvalidDataException">It is no hand-over.</exception>
    /// <exception cref="Sealing.SealingException">It is for another key, or damaged.</exception>
    public static (CaseNumber Case, PublicKey Sender) Look(Stream file, AgreementKey recipient)
    {
        using var stream = SealedStreamReader.Open(file, recipient, null);
        return (HandOverFile.CaseOf(stream.Subject) ?? throw new InvalidDataException("This is a sealed file, but no hand-over of a case."), stream.Sender.Key);
    }

    /// <summary>Takes the case over, all or nothing.</summary>
    /// <param name="file">The hand-over file.</param>
    /// <param name="recipient">The successor's key.</param>
    /// <param name="expectedSender">The former mediator's key, known from elsewhere; null takes whoever signed it.</param>
    /// <param name="staging">An empty cellar that may be thrown away; where this throws, it must be.</param>
    /// <param name="vaults">Where the vault goes, last of all.</param>
    /// <param name="keep">Brings the staged case into the cellar that stays, before the vault is kept.</param>
    /// <param name="cancel">Stops it; nothing is then taken over.</param>
    /// <exception cref="Sealing.SealingException">The file is for another key, from somebody else, changed or cut off; or the case is here already.</exception>
    public static async ValueTask<CaseNumber> RunAsync(Stream file, AgreementKey recipient, PublicKey? expectedSender, IRecordStore staging, Vaults vaults, Func<IRecordStore, ValueTask> keep, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(vaults);
        ArgumentNullException.ThrowIfNull(keep);
        using var stream = SealedStreamReader.Open(file, recipient, expectedSender is { } sender ? VerifyingKey.Of(sender) : null);
        var of = HandOverFile.CaseOf(stream.Subject) ?? throw new InvalidDataException("This is a sealed file, but no hand-over of a case.");
        using var reading = new HandOverReading(stream, staging, of);
        using var parcel = await reading.RunAsync(cancel).ConfigureAwait(false);
        await keep(staging).ConfigureAwait(false);
        vaults.Keep(of, parcel);
        return of;
    }
}
