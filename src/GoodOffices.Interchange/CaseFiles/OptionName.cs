using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Finds the option a file means: by its id, and on a numeric issue by its number however that is written (0.5, 0.50, 1/2).</summary>
internal static class OptionName
{
    /// <summary>The position of the option, or -1.</summary>
    public static int IndexIn(Issue issue, string name)
    {
        if (issue is NumericIssue && NumberText.TryRead(name, out var number)) name = number.ToString();
        return Identifier.IsValid(name) ? issue.IndexOf(OptionId.Of(name)) : -1;
    }
}
