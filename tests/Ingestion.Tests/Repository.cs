namespace MlopsLab.Ingestion.Tests;

internal static class Repository
{
    public static string ScenariosFolder { get; } = Path.Combine(FindRoot(), "scenarios");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsLab.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests don't run inside the repository.");
    }
}
