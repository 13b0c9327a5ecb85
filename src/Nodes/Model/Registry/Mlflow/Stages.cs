namespace MlopsLab.Registry.Mlflow;

/// <summary>MLflow's stages: deprecated, still called.</summary>
internal static class Stages
{
    private static readonly string[] All = ["None", "Staging", "Production", "Archived"];
    private static readonly string[] Active = ["Staging", "Production"];

    public static string Canonical(string stage) =>
        All.FirstOrDefault(one => one.Equals(stage, StringComparison.OrdinalIgnoreCase))
        ?? throw MlflowException.Invalid($"Invalid Model Version stage: {stage}. Value must be one of {string.Join(", ", All)}.");

    /// <summary>Staging and Production: what somebody may take for serving.</summary>
    public static bool IsActive(string stage) => Active.Contains(stage);

    public static void CheckArchiving(string stage)
    {
        if (!Active.Contains(stage))
        {
            throw MlflowException.Invalid(
                $"Model version transition cannot archive existing model versions because '{stage}' is not an Active stage. Valid stages are {string.Join(", ", Active)}");
        }
    }

    /// <summary>The newest version of each of the stages, or of every stage when none is asked for.</summary>
    public static IEnumerable<ModelEntry> Latest(IEnumerable<ModelEntry> versions, IReadOnlyList<string> asked)
    {
        var stages = asked.Select(Canonical).ToHashSet();
        return versions.GroupBy(entry => entry.Version.Stage).Where(group => stages.Count == 0 || stages.Contains(group.Key))
            .Select(group => group.MaxBy(entry => entry.Version.Number)).OfType<ModelEntry>().OrderBy(entry => entry.Version.Number);
    }
}
