using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Xml;

namespace GoodOffices.Interchange.Genius;

/// <summary>The elements and attributes of GENIUS XML.</summary>
internal static class GeniusWords
{
    public const string DomainRoot = "negotiation_template";
    public const string ProfileRoot = "utility_space";

    /// <summary>The issues of a file, whether they stand in an objective or, as in some old files, directly under the root.</summary>
    /// <remarks>An objective inside an objective is refused: programs weigh what is in it differently.</remarks>
    public static IEnumerable<XmlPart> Issues(FilePlace place, XmlPart space, Action<XmlPart> other)
    {
        var (listed, objectives) = (new List<XmlPart>(), 0);
        foreach (var part in space.Children)
        {
            if (part.Name != "objective")
            {
                Sort(part);
                continue;
            }

            if (++objectives > 1) throw place.At(part.Line, "There is more than one objective.", "Put all issues into one objective.");
            foreach (var inner in part.Children) Sort(inner);
        }

        return listed;

        void Sort(XmlPart part)
        {
            if (part.Name == "objective") throw place.At(part.Line, "An objective stands inside another; programs weigh such issues differently.", "Put all issues into one objective.");
            if (part.Name == "issue") listed.Add(part);
            else other(part);
        }
    }

    /// <summary>What kind an issue is. GENIUS lets <c>type</c> decide, and takes an issue that says nothing for a discrete one.</summary>
    public static string Kind(XmlPart issue) => (issue.Attribute("type") ?? issue.Attribute("etype") ?? issue.Attribute("vtype") ?? "discrete").Trim().ToLowerInvariant();

    /// <summary>The number that joins a profile's issue to the domain's.</summary>
    public static int Index(FilePlace place, XmlPart part) =>
        int.TryParse(part.Attribute("index"), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var index)
            ? index
            : throw place.At(part.Line, $"This {FilePlace.Quote(part.Name)} has no index, or one that is no whole number.", "Give it the index of its issue.");

    /// <summary>The bounds of an integer issue: attributes of its own, or of a <c>range</c> inside it.</summary>
    public static (string? Low, string? High) Bounds(XmlPart issue)
    {
        var range = issue.Children.FirstOrDefault(part => part.Name == "range");
        return (issue.Attribute("lowerbound") ?? range?.Attribute("lowerbound"), issue.Attribute("upperbound") ?? range?.Attribute("upperbound"));
    }

    public static InputFaultException Unknown(FilePlace place, XmlPart part) => part.Name is "utility" or "ufun" or "hyperRectangle" or "utility_function"
        ? place.At(part.Line, $"The profile is non-linear ({FilePlace.Quote(part.Name)}).", "Only additive profiles are read; give interdependent values as conditional values in our own YAML.")
        : place.At(part.Line, $"{FilePlace.Quote(part.Name)} is not an element that an additive GENIUS file has here.", "Remove it, or give the case in our own YAML.");
}
