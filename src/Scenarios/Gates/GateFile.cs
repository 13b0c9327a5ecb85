using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

/// <summary>Reads <c>gates.yaml</c>.</summary>
public static class GateFile
{
    public const string FileName = "gates.yaml";

    private const int MaxLength = 64 * 1024;

    /// <summary>The policy that holds where nobody wrote another one.</summary>
    public static GatePolicy Shipped { get; } = ReadShipped();

    /// <summary>Reads and checks the whole file; all errors at once, each with its line.</summary>
    public static GateReading Parse(string yaml)
    {
        if (yaml.Length > MaxLength)
        {
            return Refused(1, $"The file is longer than {MaxLength / 1024} KB.", "Shorten it.");
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? GatePolicyParser.Parse(root, yaml)
                : Refused(1, "The file is not one YAML mapping.", "Begin with gates:.");
        }
        catch (YamlException wrong)
        {
            return Refused((int)wrong.Start.Line, $"This is not valid YAML: {wrong.Message}.", "Check indentation, quotes and brackets there.");
        }
    }

    private static GateReading Refused(int line, string message, string remedy) => new(null, [new(Math.Max(line, 1), message, remedy)]);

    private static GatePolicy ReadShipped()
    {
        using var stream = typeof(GateFile).Assembly.GetManifestResourceStream(FileName) ?? throw new InvalidOperationException($"{FileName} is not built in.");
        using var text = new StreamReader(stream);
        var reading = Parse(text.ReadToEnd());
        return reading.Policy ?? throw new InvalidOperationException(string.Join(' ', reading.Errors));
    }
}
