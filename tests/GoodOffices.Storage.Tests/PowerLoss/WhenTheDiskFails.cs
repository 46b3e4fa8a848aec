using System.Globalization;
using GoodOffices.Storage.Tests.Crashes;
using GoodOffices.Storage.Tests.Stores;

namespace GoodOffices.Storage.Tests.PowerLoss;

/// <summary>Each call to the disk fails once, in turn, until none is left: nothing acknowledged is lost, nothing half is seen, reading goes on, and after a failed flush nothing is acknowledged.</summary>
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
        using var writer = new WriterProgram(ShimLibrary.Environment, "every-call", folder.Path, ShimLibrary.Path, mode);

        var code = await writer.EndAsync();

        Assert.True(code == 0, await writer.Errors());
        var calls = int.Parse(Assert.Single(writer.Words), CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"{mode}: {calls} calls failed, one by one.");
        Assert.True(calls >= FewestCalls, $"Only {calls} calls were seen.");
    }
}
