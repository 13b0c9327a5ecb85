namespace MlopsLab.Scenarios;

/// <summary>Reads and writes <c>scenario.yaml</c>.</summary>
public static class ScenarioFile
{
    /// <summary>The name of the file in a scenario's folder.</summary>
    public const string FileName = "scenario.yaml";

    private const int MaxLength = 512 * 1024;

    /// <summary>Reads and checks the whole file; all errors at once, each with its line.</summary>
    public static ScenarioReading Parse(string yaml)
    {
        var (root, error) = YamlDocument.Load(yaml, MaxLength, "Begin with name:, source: and fields:.");
        return root is not null ? ScenarioParser.Parse(root) : new(null, error is null ? [] : [error]);
    }

    /// <summary>Writes a scenario so that <see cref="Parse"/> gives the same one again.</summary>
    public static string Write(Scenario scenario) => ScenarioWriter.Write(scenario);
}
