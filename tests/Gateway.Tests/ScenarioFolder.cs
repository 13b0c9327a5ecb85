namespace MlopsLab.Gateway.Tests;

/// <summary>A folder with the tests' scenario in it, as LAB_SCENARIOS names one.</summary>
public sealed class ScenarioFolder : IDisposable
{
    public ScenarioFolder()
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, PayScenario.Name));
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "scenario.yaml"), PayScenario.Yaml);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("lab-scenarios-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
