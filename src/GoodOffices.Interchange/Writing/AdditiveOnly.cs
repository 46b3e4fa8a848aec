using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.Writing;

/// <summary>Refuses, by name, what formats of plain weighted sums cannot say.</summary>
internal static class AdditiveOnly
{
    public static ConversionOutcome.Refused? Refuse(LoadedCase loaded, string format)
    {
        foreach (var party in loaded.Case.Parties)
        {
            var preferences = loaded.Preferences.FirstOrDefault(one => one.Party == party.Id);
            if (preferences is null) return No($"Party '{party.Id}' has no preferences, and {format} has no party without.", "Give the party's preference file, or write our own YAML.");
            if (WhatIsMore(preferences) is { } what) return No($"Party '{party.Id}' has {what}, which {format} cannot say.", "Write our own YAML, or take them out of a copy of the file first.");
        }

        return null;
    }

    private static string? WhatIsMore(PartyPreferences preferences)
    {
        if (preferences.RedLines.Length > 0) return "red lines";
        if (preferences.ConditionalValues.Length > 0) return "conditional values";
        if (preferences.WeightRanking.Length > 0) return "a ranking of issues";
        if (preferences.Statements.Length > 0) return "statements that compare";
        if (preferences.WalkAwayBetween is not null) return "an interval as walk-away";
        foreach (var issue in preferences.Issues)
        {
            if (issue.Weight is not Weight.Known) return $"no exact weight for issue '{issue.Issue}'";
            if (issue.Values is ValueFunction.Ranking) return $"a ranking of the options of issue '{issue.Issue}'";
            if (issue.Values is ValueFunction.Intervals) return $"intervals as values of issue '{issue.Issue}'";
        }

        return null;
    }

    private static ConversionOutcome.Refused No(string what, string remedy) => new(what, remedy);
}
