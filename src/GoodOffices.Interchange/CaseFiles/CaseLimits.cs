namespace GoodOffices.Interchange.CaseFiles;

/// <summary>How large a case file may be; generous for people, small for machines.</summary>
internal static class CaseLimits
{
    public const int MostParties = 100;
    public const int MostFactions = 100;
    public const int MostIssues = 10_000;
    public const int MostOptionsInAll = 1_000_000;
    public const int MostFacts = 10_000;
    public const int MostRules = 10_000;
    public const int MostStatements = 200;

    /// <summary>The issues one rule or conditional value may bind together; the engine looks at all their combinations.</summary>
    public const int MostIssuesInRule = 6;
}
