using MlopsLab.Scenarios;

namespace MlopsLab.Features.Tests;

internal static class Repository
{
    public static string Scenarios { get; } = Path.Combine(Root(), "scenarios");

    public static Scenario Fraud { get; } = new ScenarioCatalog([Scenarios]).Find("fraud") ?? throw new InvalidOperationException("There is no fraud scenario.");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsLab.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests don't run inside the repository.");
    }
}
