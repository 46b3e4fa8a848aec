using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk;

/// <summary>What the act that opens a case must name: the case, its joint channel, and the key that will sign its checkpoints.</summary>
public sealed record PreparedCase(CaseNumber Case, ChannelNumber Joint, PublicKey Log);
