using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

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
        if (yaml.Length > MaxLength)
        {
            return Refused(1, $"The file is longer than {MaxLength / 1024} KB.", "Shorten it; long lists of levels may be text fields instead.");
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? ScenarioParser.Parse(root)
                : Refused(1, "The file is not one YAML mapping.", "Begin with name:, source: and fields:.");
        }
        catch (YamlException wrong)
        {
            return Refused((int)wrong.Start.Line, $"This is not valid YAML: {wrong.Message}.", "Check indentation, quotes and brackets there.");
        }
    }

    /// <summary>Writes a scenario so that <see cref="Parse"/> gives the same one again.</summary>
    public static string Write(Scenario scenario) => ScenarioWriter.Write(scenario);

    private static ScenarioReading Refused(int line, string message, string remedy) => new(null, [new(Math.Max(line, 1), message, remedy)]);
}
