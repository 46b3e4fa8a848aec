using System.Diagnostics;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli;

/// <summary>A bar in the last line of the terminal. It appears only when the work takes long, and leaves nothing behind.</summary>
internal sealed class ProgressLine(TextWriter writer, int width) : IProgress<SettlementProgress>, IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.1);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private TimeSpan _next = Patience;
    private bool _isShown;

    public void Report(SettlementProgress value)
    {
        lock (_gate) // the engine may tell from several threads
        {
            if (_watch.Elapsed < _next) return;
            _next = _watch.Elapsed + Beat;
            _isShown = true;
            writer.Write('\r' + Line(value, width - 1).PadRight(width - 1));
            writer.Flush();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isShown) writer.Write('\r' + new string(' ', width - 1) + '\r');
            _next = TimeSpan.MaxValue; // a late report must not draw over the answer
            writer.Flush();
        }
    }

    private static string Line(SettlementProgress at, int room)
    {
        var share = Math.Clamp(double.IsFinite(at.Share) ? at.Share : 0, 0, 1);
        var filled = (int)Math.Round(share * BarWidth);
        var points = at.Points > 0 ? $", {Numbers.Counted(at.Points, "point")}" : "";
        var line = $"[{new string('█', filled)}{new string('░', BarWidth - filled)}] {share * 100,3:0} %  {at.Stage}{points}";
        return line.Length <= room ? line : line[..room];
    }
}
