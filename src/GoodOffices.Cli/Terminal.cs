using System.Globalization;
using System.Text;

namespace GoodOffices.Cli;

/// <summary>Where the program speaks: the answer on one stream, everything else on the other.</summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>Wide enough for the tables, narrow enough for a mail.</summary>
    public const int UsualWidth = 80;

    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);
    private StreamWriter? _text;

    /// <summary>The answer as bytes; do not mix with <see cref="Text"/> unflushed.</summary>
    public required Stream Bytes { get; init; }

    /// <summary>Notes, progress and errors.</summary>
    public required TextWriter Errors { get; init; }

    /// <summary>In characters.</summary>
    public int Width { get; init; } = UsualWidth;

    public bool HasColour { get; init; }

    /// <summary>Whether somebody is watching <see cref="Errors"/>, so that a progress bar makes sense.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Cancelled when the user wants to stop.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>Where this run finds and keeps what outlives it.</summary>
    public Home Home { get; init; } = Home.OfThisUser();

    /// <summary>The answer as text.</summary>
    public TextWriter Text => _text ??= new StreamWriter(Bytes, PlainUtf8, 4096, leaveOpen: true) { NewLine = "\n" };

    public static Terminal OfThisProcess()
    {
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = PlainUtf8;
        var redirected = Console.IsOutputRedirected;
        return new Terminal
        {
            Bytes = Console.OpenStandardOutput(),
            Errors = new StreamWriter(Console.OpenStandardError(), PlainUtf8, 256) { AutoFlush = true },
            Width = WidthOf(redirected),
            HasColour = !redirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
            IsWatched = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Cancel = Interrupts.Token,
        };
    }

    public void Dispose() => _text?.Flush();

    private static int WidthOf(bool redirected)
    {
        const int narrowest = 60;
        const int widest = 160;
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var said)) return Math.Clamp(said, narrowest, widest);
        if (redirected) return UsualWidth;
        try
        {
            return Math.Clamp(Console.WindowWidth, narrowest, widest);
        }
        catch (IOException)
        {
            return UsualWidth; // a terminal that does not know its size
        }
    }
}
