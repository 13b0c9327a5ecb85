using MlopsLab.Scenarios;

namespace MlopsLab.Traffic.Tests;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ScenariosFolder => Path.Combine(Root, "scenarios");

    public static Scenario Fraud => new ScenarioCatalog([ScenariosFolder]).Find("fraud") ?? throw new InvalidOperationException("The fraud scenario is not valid.");

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
