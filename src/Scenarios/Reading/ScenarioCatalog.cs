using System.Collections.Concurrent;

namespace MlopsLab.Scenarios;

/// <summary>The scenarios in a list of folders, each a subfolder with a <c>scenario.yaml</c>. A changed file is read again; safe for concurrent use.</summary>
public sealed class ScenarioCatalog(IEnumerable<string> folders, TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Two changes within it may leave a file the same time.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromMilliseconds(100);

    private readonly string[] folders = [.. folders.Where(folder => folder.Length > 0)];
    private readonly ConcurrentDictionary<string, CatalogEntry> files = [];
    private volatile CatalogSnapshot? latest;

    /// <summary>A catalog of these folders that looks at the files again when its last look is a second old.</summary>
    public ScenarioCatalog(IEnumerable<string> folders)
        : this(folders, TimeProvider.System)
    {
    }

    /// <summary>The folders of a list joined by <c>;</c>, as in <c>LAB_SCENARIOS</c>.</summary>
    public static ScenarioCatalog OfList(string? list) =>
        new((list ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The valid scenario of that name, or null. A file that broke after it was read keeps its last valid content.</summary>
    public Scenario? Find(string name) =>
        Recent().FirstOrDefault(scenario => scenario.Name == name) ?? Look().FirstOrDefault(scenario => scenario.Name == name);

    /// <summary>All valid scenarios; of two with the same name the one of the later folder counts, so that one's own can replace a shipped one.</summary>
    public IReadOnlyList<Scenario> All() => Look();

    /// <summary>What is wrong with files that can't be read, by path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ScenarioError>> Errors() =>
        Entries().Where(entry => entry.Value.Errors.Count > 0).ToDictionary(entry => entry.Key, entry => entry.Value.Errors);

    /// <summary>
    /// Writes a scenario's file in the last folder, at once or not at all: over the one that has the name there, else into a folder of that name.
    /// Gives the path.
    /// </summary>
    /// <param name="name">The name that stands in the text.</param>
    /// <param name="text">The whole file, valid.</param>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public string Write(string name, string text)
    {
        var folder = folders.LastOrDefault() ?? throw new IOException("There is no folder of scenarios.");
        var path = Files(folder).LastOrDefault(file => Refresh(file).Valid?.Name == name) ?? Path.Combine(folder, name, ScenarioFile.FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    private IReadOnlyList<Scenario> Recent() =>
        latest is { } known && time.GetElapsedTime(known.Taken) < LookAgain ? known.Scenarios : Look();

    private IReadOnlyList<Scenario> Look()
    {
        var taken = time.GetTimestamp();
        var valid = Entries().Select(entry => entry.Value.Valid).OfType<Scenario>();
        var scenarios = valid.GroupBy(scenario => scenario.Name).Select(same => same.Last()).OrderBy(scenario => scenario.Name, StringComparer.Ordinal).ToArray();
        latest = new(taken, scenarios);
        return scenarios;
    }

    private IEnumerable<KeyValuePair<string, CatalogEntry>> Entries() =>
        folders.SelectMany(Files).Select(path => KeyValuePair.Create(path, Refresh(path)));

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder)
            ? Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(child => Path.Combine(child, ScenarioFile.FileName)).Where(File.Exists)
            : [];

    private CatalogEntry Refresh(string path)
    {
        var file = new FileInfo(path);
        var stamp = file.Exists ? (file.LastWriteTimeUtc.Ticks, file.Length) : (0, 0);
        var known = files.GetValueOrDefault(path);
        if (known is { IsSettled: true } && known.Stamp == stamp)
        {
            return known;
        }

        var settled = time.GetUtcNow() - file.LastWriteTimeUtc > Granularity;
        var reading = Read(path);
        var entry = new CatalogEntry(stamp, settled, reading.Scenario ?? known?.Valid, reading.Errors);
        files[path] = entry;
        return entry;
    }

    private static ScenarioReading Read(string path)
    {
        try
        {
            return ScenarioFile.Parse(File.ReadAllText(path));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new(null, [new(1, $"The file can't be read: {failed.Message}", "Check that it exists and may be read.")]);
        }
    }
}
