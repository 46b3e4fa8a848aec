namespace GoodOffices.Interchange.Foreign;

/// <summary>Opens the files that a person named: files one by one, or what a folder holds.</summary>
internal sealed class Gathering
{
    // GENIUS keeps published frontiers, and GeniusWeb settings, beside a scenario.
    private static readonly string[] KnownAside = ["pareto.xml", "specials.json"];
    private long _bytes;

    /// <summary>In the order given; a folder's by name.</summary>
    public List<NamedFile> Files { get; } = [];

    /// <summary>How many files of folders were left aside because they are no part of a case.</summary>
    public int LeftAside { get; private set; }

    /// <summary>The name of the folder, where one folder was given and nothing else.</summary>
    public string? FolderName { get; private init; }

    /// <summary>Opens everything, within the limits.</summary>
    public static Gathering Of(IReadOnlyList<string> paths)
    {
        var name = paths is [var only] && Directory.Exists(only) ? new DirectoryInfo(only).Name : null;
        var gathering = new Gathering { FolderName = name };
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) gathering.AddFolder(path);
            else gathering.Add(NamedFile.Open(path, ForeignLimits.MostBytes));
        }

        return gathering;
    }

    private void AddFolder(string folder)
    {
        var paths = Directory.EnumerateFiles(folder).Take(ForeignLimits.MostFiles + 1).ToArray();
        if (paths.Length > ForeignLimits.MostFiles) throw new FilePlace(folder).At(null, $"The folder holds more than {ForeignLimits.MostFiles} files.", "Put the files of one case into a folder of their own.");
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name[0] is '.' or '_' || KnownAside.Contains(name)) continue; // editors' and NegMAS's own files
            if (Recognition.IsWorthReading(name, Head(path))) Add(NamedFile.Open(path, ForeignLimits.MostBytes));
            else LeftAside++;
        }
    }

    private void Add(NamedFile file)
    {
        _bytes += file.Bytes.Length;
        if (_bytes > ForeignLimits.MostBytesInAll) throw new FilePlace(file.Name).At(null, $"With this file the files are larger than {ForeignLimits.MostBytesInAll >> 20} MiB in all.", "Give the files of one case only.");
        if (Files.Count >= ForeignLimits.MostFiles) throw new FilePlace(file.Name).At(null, $"More than {ForeignLimits.MostFiles} files are given.", "Give the files of one case only.");
        Files.Add(file);
    }

    private static byte[] Head(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[Math.Min(Recognition.HeadBytes, stream.Length)];
            return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new FilePlace(path).At(null, "The file may not be read.", "Check its permissions.");
        }
    }
}
