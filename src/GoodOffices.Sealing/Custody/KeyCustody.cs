namespace GoodOffices.Sealing.Custody;

/// <summary>Who can use a member's keys. It is recorded and shown.</summary>
public enum KeyCustody
{
    /// <summary>The member alone: her key file opens with her passphrase.</summary>
    Own,

    /// <summary>The house: the installation key opens them. Protects a stolen database, not against who runs the machine.</summary>
    House,
}
