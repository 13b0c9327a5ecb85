namespace MlopsLab.Scenarios.Tests;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string FraudYaml => Yaml("fraud");

    public static Scenario Fraud => ScenarioFile.Parse(FraudYaml).Scenario ?? throw new InvalidOperationException("The fraud scenario is not valid.");

    public static string Yaml(string scenario) => File.ReadAllText(Path.Combine(Root, "scenarios", scenario, ScenarioFile.FileName));

    /// <summary>A data file that lies beside the repository on some machines, or null.</summary>
    public static string? SharedData(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", name));
        return File.Exists(path) ? path : null;
    }

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
