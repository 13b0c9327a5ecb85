using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

/// <summary>Reads the one mapping of a YAML file, or says what keeps it from being one.</summary>
public static class YamlDocument
{
    /// <param name="maxLength">In characters.</param>
    /// <param name="begin">The remedy for a file that is something else, for example <c>Begin with name:.</c></param>
    public static (YamlMappingNode? Root, ScenarioError? Error) Load(string yaml, int maxLength, string begin)
    {
        if (yaml.Length > maxLength)
        {
            return Refused(1, $"The file is longer than {maxLength / 1024} KB.", "Shorten it; long lists of levels may be text fields instead.");
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? (root, null) : Refused(1, "The file is not one YAML mapping.", begin);
        }
        catch (YamlException wrong)
        {
            return Refused((int)wrong.Start.Line, $"This is not valid YAML: {wrong.Message}.", "Check indentation, quotes and brackets there.");
        }
    }

    private static (YamlMappingNode?, ScenarioError?) Refused(int line, string message, string remedy) => (null, new(Math.Max(line, 1), message, remedy));
}
