using System.Runtime.InteropServices;

namespace GoodOffices.Cli;

/// <summary>Turns Ctrl-C into a cancellation, so that work ends at a safe place; a second Ctrl-C ends at once.</summary>
internal static class Interrupts
{
    private static readonly CancellationTokenSource Source = new();
    private static PosixSignalRegistration? _registration;

    public static CancellationToken Token
    {
        get
        {
            _registration ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = !Source.IsCancellationRequested;
                Source.Cancel();
            });
            return Source.Token;
        }
    }
}
