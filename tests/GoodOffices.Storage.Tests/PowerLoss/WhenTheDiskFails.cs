using System.Globalization;
using GoodOffices.Storage.Tests.Crashes;
using GoodOffices.Storage.Tests.Stores;

namespace GoodOffices.Storage.Tests.PowerLoss;

/// <summary>One call to the disk after another fails, until none is left (on every change each twelfth, beginning elsewhere each time; nightly every one): nothing acknowledged is lost, nothing half is seen, reading goes on, and after a failed flush nothing is acknowledged.</summary>
public sealed class WhenTheDiskFails
{
    /// <summary>Fewer would mean that the calls of SQLite are not caught.</summary>
    private const int FewestCalls = 60;

    [Theory]
    [InlineData("error")]
    [InlineData("short")]
    [InlineData("full")]
    [InlineData("broken-for-good")]
    [InlineData("full-for-long")]
    [InlineData("quota-for-long")]
    [InlineData("read-only-for-long")]
    public async Task The_record_stays_whole_whichever_call_fails(string mode)
    {
        using var folder = new TemporaryFolder();
        var step = Sizes.Of(everyChange: 12, nightly: 1);
        var first = 1 + (Sizes.Seed % step);
        using var writer = new WriterProgram(ShimLibrary.Environment, "every-call", folder.Path, ShimLibrary.Path, mode, $"{first}", $"{step}");

        var code = await writer.EndAsync();

        Assert.True(code == 0, await writer.Errors());
        var calls = int.Parse(Assert.Single(writer.Words), CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"{mode}: each {step}. of {calls} calls failed, from the {first}. on (GOODOFFICES_SEED={Sizes.Seed}).");
        Assert.True(calls >= FewestCalls, $"Only {calls} calls were seen.");
    }
}
