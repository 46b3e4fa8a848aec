namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Finds the known word that a misspelt one was probably meant to be.</summary>
public static class NearestWord
{
    private const int LongestWord = 60;
    private const int MostCandidates = 2_000;
    private const int FewCandidates = 12;

    /// <summary>The nearest known word, or null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord) return null;
        var (best, bestEdits) = ((string?)null, Math.Max(2, word.Length / 3) + 1);
        foreach (var candidate in known.Take(MostCandidates))
        {
            if (candidate.Length > LongestWord) continue;
            var edits = Edits(word, candidate);
            if (edits < bestEdits) (best, bestEdits) = (candidate, edits);
        }

        return best;
    }

    /// <summary>A remedy: the nearest word, or else the known ones where they are few.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> known, string whatTheyAre)
    {
        if (To(word, known) is { } near) return $"Did you mean '{near}'?";
        return known.Count is > 0 and <= FewCandidates ? $"{whatTheyAre}: {string.Join(", ", known)}." : "Check its spelling against the manual and the case file.";
    }

    private static int Edits(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
