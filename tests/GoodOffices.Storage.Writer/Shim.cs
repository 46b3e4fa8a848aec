using System.Runtime.InteropServices;

namespace GoodOffices.Storage.Writer;

/// <summary>The functions of the library that stands between this program and its disk; it was loaded before the program (LD_PRELOAD).</summary>
internal sealed class Shim
{
    public const int NotAnError = 0, InputOutput = 5, NoSpace = 28, ReadOnlyDisk = 30, Quota = 122;
    public const int AnyKind = 0, Sync = 2;

    private readonly ArmCall _arm;
    private readonly VoidCall _disarm;
    private readonly CountCall _calls, _syncs, _hits, _lastKind;
    private readonly TextCall _log, _mark;

    public Shim(string library)
    {
        var handle = NativeLibrary.Load(library);
        _arm = Function<ArmCall>("shim_arm");
        _disarm = Function<VoidCall>("shim_disarm");
        (_calls, _syncs, _hits, _lastKind) = (Function<CountCall>("shim_calls"), Function<CountCall>("shim_syncs"), Function<CountCall>("shim_hits"), Function<CountCall>("shim_last_kind"));
        (_log, _mark) = (Function<TextCall>("shim_log"), Function<TextCall>("shim_mark"));

        T Function<T>(string name)
            where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(handle, name));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void ArmCall([MarshalAs(UnmanagedType.LPUTF8Str)] string folder, nint at, int error, int isShort, int sticky, int kind);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void VoidCall();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint CountCall();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void TextCall([MarshalAs(UnmanagedType.LPUTF8Str)] string text);

    /// <summary>How many calls that change files were made since it was armed.</summary>
    public long Calls => _calls();

    public long Syncs => _syncs();

    public long Hits => _hits();

    /// <summary>Whether the call that failed last was a flush.</summary>
    public bool FailedAFlush => _lastKind() == Sync;

    public void Arm(string folder, long at, int error, bool isShort, bool sticky, int kind = AnyKind) => _arm(folder, (nint)at, error, isShort ? 1 : 0, sticky ? 1 : 0, kind);

    public void Disarm() => _disarm();

    public void Log(string file) => _log(file);

    public void Mark(string text) => _mark(text);
}
