namespace GoodOffices.Core.Record;

/// <summary>What somebody is in a case.</summary>
public enum Role
{
    /// <summary>Holds the pen.</summary>
    Mediator,

    /// <summary>Helps the mediator and reads what she reads.</summary>
    CoMediator,

    /// <summary>Speaks for a delegation and decides what is hers.</summary>
    Head,

    /// <summary>Belongs to a delegation.</summary>
    Delegate,

    /// <summary>Reads what is joint and writes nothing.</summary>
    Observer,

    /// <summary>Enters things for the mediator.</summary>
    Clerk,
}

/// <summary>Who keeps a member's keys.</summary>
public enum Custody
{
    /// <summary>She herself, on her own device.</summary>
    Own,

    /// <summary>The house, under its installation key: this protects a stolen database, not against the operator.</summary>
    House,

    /// <summary>Nobody: she has none and never logs in; the mediator reports for her.</summary>
    None,
}

/// <summary>Who shares a channel.</summary>
public enum Audience
{
    /// <summary>Everybody in the case.</summary>
    Joint,

    /// <summary>One delegation and the mediator.</summary>
    Shared,

    /// <summary>One delegation alone.</summary>
    Delegation,

    /// <summary>The mediator alone.</summary>
    Mediator,
}

/// <summary>Whether an act binds its author or was confided.</summary>
public enum ActKind
{
    /// <summary>Signed: terms, consents, releases, declarations.</summary>
    Binding,

    /// <summary>Told in confidence: no signature lies on it.</summary>
    Confidence,
}

/// <summary>The words of the record for roles, custody, audiences and kinds.</summary>
public static class RecordWords
{
    private static readonly string[] Roles = ["mediator", "co-mediator", "head", "delegate", "observer", "clerk"];
    private static readonly string[] Custodies = ["own", "house", "none"];
    private static readonly string[] Audiences = ["joint", "shared", "delegation", "mediator"];
    private static readonly string[] Kinds = ["binding", "confidence"];

    /// <summary>The word for a role.</summary>
    public static string Word(Role role) => Roles[(int)role];

    /// <summary>The word for a custody.</summary>
    public static string Word(Custody custody) => Custodies[(int)custody];

    /// <summary>The word for an audience.</summary>
    public static string Word(Audience audience) => Audiences[(int)audience];

    /// <summary>The word for a kind of act.</summary>
    public static string Word(ActKind kind) => Kinds[(int)kind];

    /// <summary>The role in the field of that name.</summary>
    public static Role RoleOf(Fields fields, string name) => (Role)Find(Roles, fields, name);

    /// <summary>The custody in the field of that name.</summary>
    public static Custody CustodyOf(Fields fields, string name) => (Custody)Find(Custodies, fields, name);

    /// <summary>The audience in the field of that name.</summary>
    public static Audience AudienceOf(Fields fields, string name) => (Audience)Find(Audiences, fields, name);

    /// <summary>The kind of act in the field of that name.</summary>
    public static ActKind KindOf(Fields fields, string name) => (ActKind)Find(Kinds, fields, name);

    private static int Find(string[] words, Fields fields, string name) =>
        Array.IndexOf(words, fields.TextOf(name)) is var at and >= 0 ? at : throw Fields.Wrong(name, "one of " + string.Join(", ", words));
}
