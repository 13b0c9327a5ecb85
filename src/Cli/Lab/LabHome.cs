namespace MlopsLab.Cli.Lab;

/// <summary>Where the checkout and its <c>.lab</c> folder are.</summary>
internal static class LabHome
{
    /// <summary>LAB_ROOT when set (the <c>lab</c> script sets it), else the nearest folder upwards that holds MlopsLab.sln.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("LAB_ROOT") ?? FromHere() ?? Directory.GetCurrentDirectory();

    /// <summary>What the lab writes: LAB_HOME when set, else <c>.lab</c> in the checkout.</summary>
    public static string Home { get; } = Environment.GetEnvironmentVariable("LAB_HOME") is { Length: > 0 } home ? Path.GetFullPath(home) : Path.Combine(Root, ".lab");

    public static string ControlFile => Path.Combine(Home, "run", "control.json");

    public static string UserScenarios => Path.Combine(Home, "scenarios");

    public static string ScenarioFolders => string.Join(';', Path.Combine(Root, "scenarios"), UserScenarios);

    /// <exception cref="LabException">Its folder can't be written.</exception>
    public static void Write(string file, string content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
            File.WriteAllText(file, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LabException.Negative($"{file} can't be written ({e.Message}); make the folder writable, or set LAB_HOME to another one");
        }
    }

    private static string? FromHere()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MlopsLab.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
