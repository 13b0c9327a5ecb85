namespace MlopsLab.Cli.Lab;

/// <summary>Where the checkout and its <c>.lab</c> folder are.</summary>
internal static class LabHome
{
    /// <summary>LAB_ROOT when set (the <c>lab</c> script sets it), else the nearest folder upwards that holds MlopsLab.sln.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("LAB_ROOT") ?? FromHere() ?? Directory.GetCurrentDirectory();

    public static string ControlFile => Path.Combine(Root, ".lab", "run", "control.json");

    public static string UserScenarios => Path.Combine(Root, ".lab", "scenarios");

    public static string ScenarioFolders => string.Join(';', Path.Combine(Root, "scenarios"), UserScenarios);

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
