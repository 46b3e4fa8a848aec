using System.Globalization;
using System.Numerics;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Numbers as our files write them: a decimal, or an exact fraction such as <c>5/9</c> where no decimal says it.</summary>
internal static class NumberText
{
    private const int LongestText = 1_000;

    public static bool TryRead(string text, out Rational value)
    {
        value = default;
        if (text.Length > LongestText) return false;
        if (text.IndexOf('/', StringComparison.Ordinal) is not (>= 0 and var slash)) return InputNumber.TryParse(text, out value);

        if (!BigInteger.TryParse(text.AsSpan(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var above)) return false;
        if (!BigInteger.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var below) || below.IsZero) return false;
        value = Rational.Of(above, below);
        return true;
    }

    /// <summary>Text that reads back as exactly this number.</summary>
    public static string Write(Rational value)
    {
        var text = value.ToString();
        if (TryRead(text, out var again) && again == value) return text;
        return string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}");
    }
}
