using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace GoodOffices.Interchange;

/// <summary>The bytes of a file and the name a fault should call it by; it need not be on disk.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Bytes">Its content.</param>
public sealed record NamedFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    private static readonly SearchValues<char> Unprintable =
        SearchValues.Create("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\v\f\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f");

    /// <summary>Reads a file whole, unless it is missing, closed to the user or larger than <paramref name="mostBytes"/>; the size is looked at first.</summary>
    internal static NamedFile Open(string path, long mostBytes)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > mostBytes) throw TooLarge(path, mostBytes);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new NamedFile(path, bytes);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputFaultException(new InputFault(path, null, "There is no such file.", "Check the path and its spelling."));
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputFaultException(new InputFault(path, null, "The file may not be read.", "Check that it is a file, and its permissions."));
        }
    }

    /// <summary>The content as text. Only UTF-8 is taken: guessing another encoding would garble names without a word.</summary>
    internal string ToText(long mostBytes)
    {
        var bytes = Bytes.Span;
        if (bytes.Length > mostBytes) throw TooLarge(Name, mostBytes);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..]) throw Fault(null, "The file is UTF-16 or UTF-32 text.", "Save it as UTF-8.");
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        if (bytes.IndexOf((byte)0) is >= 0 and var zero) throw Fault(LineOf(bytes[..zero]), "The file holds a zero byte, so it is no UTF-8 text.", "Save it as UTF-8 text.");
        if (!Utf8.IsValid(bytes)) throw Fault(LineOfInvalid(bytes), "The file is not valid UTF-8 text.", "Save it as UTF-8.");

        var text = Encoding.UTF8.GetString(bytes);
        if (text.AsSpan().IndexOfAny(Unprintable) is >= 0 and var at)
            throw Fault(text.AsSpan(0, at).Count('\n') + 1, "The file holds a control character.", "Remove it; only tabs and line ends are allowed.");
        return text;
    }

    private static InputFaultException TooLarge(string name, long mostBytes) =>
        new(new InputFault(name, null, $"The file is larger than {mostBytes / (1 << 20)} MiB.", "Split the case, or give long lists as a numeric range."));

    private static int LineOf(ReadOnlySpan<byte> before) => before.Count((byte)'\n') + 1;

    private static int LineOfInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return LineOf(bytes[..at]);
    }

    private InputFaultException Fault(int? line, string what, string remedy) => new(new InputFault(Name, line, what, remedy));
}
