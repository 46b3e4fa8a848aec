using GoodOffices.Casework.Reading;
using GoodOffices.Casework.Witnessing;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Verify.Evidence;

namespace GoodOffices.Tests.Simulation;

/// <summary>A member's client as witness: it may refuse only where an older copy was put back since she looked last, and then it can show it.</summary>
internal sealed class Witnessed(World world, MemberId member, MemberKeys keys)
{
    private int _restoresSeen;

    public async Task CosignAsync(SimulatedDesk desk, MemberRecord record)
    {
        if (await CheckpointOffers.NewestAsync(record, default) is not { } offer) return;
        var (memory, restores) = (Path.Combine(world.Folder, "keys", "witness", member.ToString()), world.Restores);
        switch (new Witness(world.Case.Case, world.Case.Log, memory).Cosign(offer, member, keys.Sign, world.Now))
        {
            case CosigningAnswer.Cosigned cosigned:
                _restoresSeen = restores;
                var taken = await desk.Desk.CosignAsync(world.Case.Case, member, cosigned.Head.Size, cosigned.Line, default);
                world.Trace($"{member} cosigns {cosigned.Head.Size}, {(taken ? "taken" : "not taken")}");
                break;
            case CosigningAnswer.Refused refused:
                world.Trace($"{member} cosigns nothing: {refused.Fault}");
                Assert.True(restores > _restoresSeen, $"{member} sees {refused.Fault}, and nothing was ever put back.");
                Assert.True(refused.Fault is CosigningFault.RolledBack or CosigningFault.Rewritten, $"{member} sees {refused.Fault}.");
                using (var evidence = new MemoryStream(refused.Evidence!.Value.ToArray())) Assert.Equal(0, EvidenceVerifier.Verify(evidence).ExitCode);
                // The members have talked about it, and go on from the copy that was put back.
                File.Delete(memory);
                _restoresSeen = restores;
                break;
        }
    }
}
