namespace GoodOffices.Core.Record;

/// <summary>The names under which notes about a case are signed.</summary>
public static class LogName
{
    /// <summary>The log of a case.</summary>
    public static string Of(CaseNumber of) => $"goodoffices/case/{of}";

    /// <summary>One channel of it.</summary>
    public static string Of(CaseNumber of, ChannelNumber channel) => $"goodoffices/case/{of}/{channel}";

    /// <summary>A member who cosigns.</summary>
    public static string Of(CaseNumber of, MemberId member) => $"goodoffices/case/{of}/{member}";

    /// <summary>A bundle's closing line.</summary>
    public static string OfBundle(CaseNumber of) => $"goodoffices/bundle/{of}";
}
