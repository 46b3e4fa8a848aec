using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.HandingOver;
using GoodOffices.Casework.Ports;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Streams;

namespace GoodOffices.Casework.Desk;

/// <summary>The desk: takes acts, keeps the beat, and is the only way to what is recorded.</summary>
/// <remarks>It may be used from several threads; acts of one case go one after another, cases side by side.</remarks>
public sealed class CaseDesk(IRecordStore store, ICaseGate gate, Vaults vaults, Keyring keyring, TimeProvider clock, IRandomSource random)
{
    private const int MostAttempts = 8;
    private const int BeatsAtOnce = 256;
    private const int MostBeats = 40 * BeatsAtOnce;

    private readonly OpenCases _cases = new(new(store, vaults, keyring, random));
    private readonly CaseLoading _loading = new(store, vaults, keyring, random);
    private readonly Judging _judging = new(store, keyring);

    internal static Refusal Superseded { get; } = new("desk.superseded", "Another desk has taken this case since; this one writes to it no more. Close it here, or open it here anew if the other is meant to stop.");

    internal static Refusal Busy { get; } = new("desk.busy", "Others wrote first, again and again. Send the same act once more.");

    internal static Refusal KeyUsed { get; } = new("desk.key-used", "This idempotency key belongs to another act of hers. Choose a new one for a new act.");

    /// <summary>Draws the numbers and the vault of a new case, which its mediator then opens by an act.</summary>
    public PreparedCase PrepareCase()
    {
        var number = CaseNumber.Of(Draw(CaseNumber.Bytes));
        using var vault = vaults.Create(number);
        return new(number, ChannelNumber.Of(Draw(ChannelNumber.Bytes)), Beats.LogKey(vault));
    }

    /// <summary>A channel number that can be used in the case now; null where the case is not there, or has no slot left.</summary>
    public ValueTask<ChannelNumber?> DrawChannelAsync(CaseNumber of, CancellationToken cancel) => gate.PassAsync<ChannelNumber?>(of, async inside =>
    {
        if (await _cases.FindAsync(of, inside).ConfigureAwait(false) is not { } opened || opened.Trees.Count() >= SlotTable.Slots) return null;
        ChannelNumber number;
        do number = ChannelNumber.Of(Draw(ChannelNumber.Bytes));
        while (!opened.IsFree(number));
        return number;
    }, cancel);

    /// <summary>Takes an act: it is on disk when this returns <see cref="DeskAnswer.Accepted"/>.</summary>
    public async ValueTask<DeskAnswer> SubmitAsync(Submission submission, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(submission);
        try
        {
            var act = Act.Read(submission.Act.Span);
            if (CaseCommand.Read(act.Command) is not { } command) return new DeskAnswer.Refused(new("act.unknown-command", "This desk does not know such a command. It may need a newer version."));
            return await gate.PassAsync(act.Case, inside => SubmitInsideAsync(submission, act, command, inside), cancel).ConfigureAwait(false);
        }
        catch (RecordFormatException fault)
        {
            return new DeskAnswer.Refused(Refusal.Malformed(fault.Message));
        }
    }

    /// <summary>Writes the beats that are due; false where the case is not there, or another desk has taken it.</summary>
    public ValueTask<bool> BeatAsync(CaseNumber of, CancellationToken cancel) => gate.PassAsync(of, async inside =>
        await _cases.FindAsync(of, inside).ConfigureAwait(false) is { Joint: not null } opened
        && (Beats.Due(opened, Now) == 0 || (await TakeOverAsync(opened, inside).ConfigureAwait(false) is { Joint: not null } held && await BeatInsideAsync(held, inside).ConfigureAwait(false) is null)), cancel);

    /// <summary>Keeps a member's cosignature of one of the case's checkpoints; false where it is not one, whatever the reason.</summary>
    public ValueTask<bool> CosignAsync(CaseNumber of, MemberId member, long size, NoteLine line, CancellationToken cancel) => gate.PassAsync(of, async inside =>
    {
        if (await _cases.FindAsync(of, inside).ConfigureAwait(false) is not { Joint: not null } opened || opened.Fold.Members.GetValueOrDefault(member)?.Sign is not { } key || line.Name != LogName.Of(of, member)) return false;
        if (size < 1 || size > opened.Beats.Size) return false;

        if (await store.ReadBeatsAsync(of, size - 1, inside).FirstOrDefaultAsync(inside).ConfigureAwait(false) is not { } beat || !Cosigning.IsBy(key, SignedNote.Read(beat.Checkpoint), line)) return false;
        if (await TakeOverAsync(opened, inside).ConfigureAwait(false) != opened) return false; // what was just looked at is not what is there
        return await AppendAsync(new(of, opened.Tenure) { Cosignatures = [Cosigning.Seal(opened.Vault, size, key, line, random)] }, of, inside).ConfigureAwait(false) is AppendAnswer.Appended;
    }, cancel);

    /// <summary>Writes the whole case for the mediator who has just been given the pen, sealed to her key and signed by her predecessor's. Delegations' channels go along closed, but for those whose heads consented.</summary>
    /// <returns>False where there is no such case, or this key did not hand it over.</returns>
    public ValueTask<bool> HandOverAsync(CaseNumber of, SigningKey predecessor, Stream target, CancellationToken cancel) => gate.PassAsync(of, async inside =>
    {
        if (await _cases.FindAsync(of, inside).ConfigureAwait(false) is not { Joint: not null } opened) return false;
        if (opened.Fold.Mediator?.Wrap is not { } successor || opened.Fold.Departed.LastOrDefault(member => member.Role == Role.Mediator)?.Sign != predecessor.Public.Key) return false;

        var keys = opened.Fold.Members.Values.Concat(opened.Fold.Departed).Select(member => member.Wrap?.Number.ToString()).OfType<string>().Distinct();
        using var stream = new SealedStreamWriter(target, ReceivingKey.Of(successor), predecessor, HandOverFile.SubjectOf(of), random);
        await HandOverFile.WriteAsync(store, of, keys, opened.Vault, stream, inside).ConfigureAwait(false);
        stream.Complete();
        return true;
    }, cancel);

    /// <summary>What is recorded in a case, to be read through <see cref="RecordView.For"/>; null where there is no such case.</summary>
    public ValueTask<RecordView?> ReadAsync(CaseNumber of, CancellationToken cancel) => gate.PassAsync(of, async inside =>
        await FindCurrentAsync(of, inside).ConfigureAwait(false) is { Joint: not null } opened ? new RecordView(store, opened) : null, cancel);

    /// <summary>Keeps what makes opening quick, and forgets the case until it is asked for again: its keys, and whether another desk had taken it.</summary>
    public ValueTask<bool> CloseAsync(CaseNumber of, CancellationToken cancel) => gate.PassAsync(of, async inside =>
    {
        if (_cases.Forget(of) is not { Joint: not null } opened) return false;
        await _loading.KeepAsync(opened, everything: true, inside).ConfigureAwait(false);
        return true;
    }, cancel);

    private async ValueTask<DeskAnswer> SubmitInsideAsync(Submission submission, Act act, CaseCommand command, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await _cases.FindAsync(act.Case, cancel).ConfigureAwait(false) is not { } opened) return new DeskAnswer.Refused(Refusal.NoSuchCase);
            var (author, refusal) = _judging.Authenticate(opened, act, command, submission.Authentication);
            if (refusal is not null) return new DeskAnswer.Refused(refusal);
            var key = DeskReceipts.KeyOf(opened.Vault, act.Author, submission.IdempotencyName);
            if (key is { } asked && await store.FindAnswerAsync(act.Case, asked, cancel).ConfigureAwait(false) is { } given) return DeskReceipts.Open(opened.Vault, asked, given, act);

            if (await TakeOverAsync(opened, cancel).ConfigureAwait(false) != opened) continue;
            if (await WriteAsync(opened, submission, act, command, author, key, cancel).ConfigureAwait(false) is { } answer) return answer;
            _cases.Forget(act.Case);
        }

        return new DeskAnswer.Refused(Busy);
    }

    // Null where somebody wrote first and it must be tried again.
    private async ValueTask<DeskAnswer?> WriteAsync(OpenedCase opened, Submission submission, Act act, CaseCommand command, Folding.Member? author, IdempotencyKey? key, CancellationToken cancel)
    {
        if (opened.Joint is not null && await BeatInsideAsync(opened, cancel).ConfigureAwait(false) is { } stopped) return stopped is AppendAnswer.Superseded ? new DeskAnswer.Refused(Superseded) : null;
        var at = Math.Max(Math.Max(Now, Beats.LastInstant(opened)), opened.Channels.GetValueOrDefault(act.Channel)?.LastAt ?? 0);
        var decision = await _judging.JudgeAsync(opened, act, command, author, submission.Payload, at, cancel).ConfigureAwait(false);
        if (decision.Refusal is not null) return new DeskAnswer.Refused(decision.Refusal);
        if (command is OpenCase opening && opening.Log != Beats.LogKey(opened.Vault)) return new DeskAnswer.Refused(Refusal.NoSuchCase);

        var writing = Writing.Prepare(opened, act, submission.Authentication, submission.Payload, decision.Events, at, random);
        var receipt = new DeskAnswer.Accepted(act.Channel, writing.Entry.Sequence, at, writing.Stored.Leaf);
        var append = new Append(act.Case, opened.Tenure)
        {
            Channels = [new(act.Channel, writing.Entry.Sequence, [writing.Stored]) { Payloads = writing.Payloads }],
            Wraps = [.. writing.Wraps, .. opened.Owed],
            Answered = key is { } asked ? DeskReceipts.Seal(opened.Vault, asked, receipt, act, random) : null,
        };
        switch (await AppendAsync(append, act.Case, cancel).ConfigureAwait(false))
        {
            case AppendAnswer.Appended:
                writing.Apply(opened);
                await FinishAsync(opened, command, act, cancel).ConfigureAwait(false);
                return receipt;
            case AppendAnswer.Replayed replayed:
                return DeskReceipts.Open(opened.Vault, key!.Value, replayed.SealedAnswer, act);
            case AppendAnswer.Superseded:
                return new DeskAnswer.Refused(Superseded);
            default:
                return null;
        }
    }

    private async ValueTask FinishAsync(OpenedCase opened, CaseCommand command, Act act, CancellationToken cancel)
    {
        try
        {
            // The claim is on disk; the deed follows before anybody hears of it. Should it fail, or the machine stop in between, opening the case does it: so the case is forgotten, and no snapshot is made of a claim without its deed.
            if (command is ErasePayload erase) await _loading.FinishErasuresAsync(opened, opened.Channels[act.Channel], [erase.Sequence], cancel).ConfigureAwait(false);
            await _loading.KeepAsync(opened, everything: false, cancel).ConfigureAwait(false);
        }
        catch
        {
            _cases.Forget(opened.Number);
            throw;
        }
    }

    private async ValueTask<AppendAnswer?> BeatInsideAsync(OpenedCase opened, CancellationToken cancel)
    {
        for (var (written, due) = (0, Math.Min(MostBeats, Beats.Due(opened, Now))); written < due;)
        {
            var (beats, edge) = Beats.Next(opened, (int)Math.Min(BeatsAtOnce, due - written), random);
            var answer = await AppendAsync(new(opened.Number, opened.Tenure) { Beats = beats, Wraps = [.. opened.Owed] }, opened.Number, cancel).ConfigureAwait(false);
            if (answer is not AppendAnswer.Appended) return answer;

            opened.Beats = edge;
            opened.Owed.Clear();
            written += beats.Length;
        }

        return null;
    }

    // What is shown is what is on disk, even where another desk has written since or an older copy was put back. That gives no right to write.
    private async ValueTask<OpenedCase?> FindCurrentAsync(CaseNumber of, CancellationToken cancel)
    {
        var current = await _cases.FindAsync(of, cancel).ConfigureAwait(false);
        for (var attempt = 0; current is not null && !await _loading.IsCurrentAsync(current, cancel).ConfigureAwait(false); attempt++)
        {
            // Somebody may have written while it was read as well, and half of one moment and half of another is no record.
            if (attempt == MostAttempts) throw new IOException($"Case {of} is being written to so fast that it cannot be read here. Try again.");
            var tenure = current.Tenure;
            current = await ReadAnewAsync(of, cancel).ConfigureAwait(false);
            current?.Tenure = tenure;
        }

        return current;
    }

    // Until now another desk may have held the pen: what is in memory is believed only if nothing was written between its being read and the pen's being taken. Null where others keep writing.
    private async ValueTask<OpenedCase?> TakeOverAsync(OpenedCase opened, CancellationToken cancel)
    {
        var held = opened;
        for (var attempt = 0; held is { Tenure: 0 } && attempt < MostAttempts; attempt++)
        {
            var tenure = await store.TakeTenureAsync(held.Number, cancel).ConfigureAwait(false);
            if (await _loading.IsCurrentAsync(held, cancel).ConfigureAwait(false)) held.Tenure = tenure;
            else held = await ReadAnewAsync(held.Number, cancel).ConfigureAwait(false);
        }

        return held is { Tenure: > 0 } ? held : null;
    }

    private ValueTask<OpenedCase?> ReadAnewAsync(CaseNumber of, CancellationToken cancel)
    {
        _cases.Forget(of);
        return _cases.FindAsync(of, cancel);
    }

    // After an error nobody knows what is on disk: what is in memory is then forgotten, not believed.
    private async ValueTask<AppendAnswer> AppendAsync(Append append, CaseNumber of, CancellationToken cancel)
    {
        try
        {
            return await store.AppendAsync(append, cancel).ConfigureAwait(false);
        }
        catch
        {
            _cases.Forget(of);
            throw;
        }
    }

    private long Now => Math.Max(0, clock.GetUtcNow().ToUnixTimeMilliseconds());

    private byte[] Draw(int bytes)
    {
        var drawn = new byte[bytes];
        random.Fill(drawn);
        return drawn;
    }
}
