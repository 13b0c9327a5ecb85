using MlopsLab.Scenarios;

namespace MlopsLab.Policies;

/// <summary>Reads rollout policies.</summary>
public static class PolicyFile
{
    private const int MaxLength = 64 * 1024;

    /// <summary>Reads and checks the whole file; all errors at once, each with its line and remedy.</summary>
    public static PolicyReading Parse(string yaml)
    {
        var (root, error) = YamlDocument.Load(yaml, MaxLength, "Begin with name:, steps: and metrics:.");
        return root is null ? new(null, error is null ? [] : [error]) : PolicyParser.Parse(root);
    }
}
