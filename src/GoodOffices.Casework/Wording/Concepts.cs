using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Casework.Wording;

/// <summary>How the named rules are called where people read.</summary>
public static class Concepts
{
    /// <summary>The name; the two that are no person's names start small inside a sentence.</summary>
    public static string Name(SolutionConcept concept, bool startsSentence = true) => concept switch
    {
        SolutionConcept.Nash => "Nash",
        SolutionConcept.KalaiSmorodinsky => "Kalai–Smorodinsky",
        SolutionConcept.Egalitarian => startsSentence ? "Egalitarian" : "egalitarian",
        _ => startsSentence ? "Utilitarian" : "utilitarian",
    };

    /// <summary>One letter for crowded places.</summary>
    public static string Letter(SolutionConcept concept) => concept switch
    {
        SolutionConcept.Nash => "N",
        SolutionConcept.KalaiSmorodinsky => "K",
        SolutionConcept.Egalitarian => "E",
        _ => "U",
    };
}
