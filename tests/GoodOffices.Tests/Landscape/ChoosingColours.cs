using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Landscape;

namespace GoodOffices.Tests.Landscape;

public sealed class ChoosingColours
{
    public static TheoryData<bool> Papers => [true, false];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Words_stand_out_from_the_paper(bool light)
    {
        var palette = light ? Palette.Light : Palette.Dark;

        Assert.All([palette.Ink, palette.FaintInk, palette.WalkAway], ink => Assert.True(Palette.Contrast(ink, palette.Paper) >= 4.5, ink));
        Assert.All([palette.Ink, palette.WalkAway], ink => Assert.True(Palette.Contrast(ink, palette.Unacceptable) >= 4.5, ink));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Marks_stand_out_from_the_paper_and_from_the_shade(bool light)
    {
        var palette = light ? Palette.Light : Palette.Dark;

        foreach (var colour in Enum.GetValues<SolutionConcept>().Select(palette.Of).Append(palette.Frontier).Append(palette.WalkAway))
        {
            Assert.True(Palette.Contrast(colour, palette.Paper) >= 3, colour);
            Assert.True(Palette.Contrast(colour, palette.Unacceptable) >= 3, colour);
        }
    }

    [Fact]
    public void Black_on_white_is_the_greatest_contrast() => Assert.Equal(21, Palette.Contrast("#000000", "#ffffff"), 6);
}
