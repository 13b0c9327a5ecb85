namespace MlopsLab.Training.Domain;

/// <summary>Features that may be used although they leak the label, each with the reason; they come as two settings of the run, so that they are kept with it.</summary>
internal static class AllowedLeaks
{
    /// <summary>Names of features, with commas.</summary>
    public const string Setting = "allowLeak";

    /// <summary>Why they may leak.</summary>
    public const string WhySetting = "allowLeakWhy";

    private const int ShortestReason = 5;
    private const int LongestReason = 400;

    public static IReadOnlyDictionary<string, string> Read(IReadOnlyDictionary<string, string> settings, List<RunError> errors)
    {
        var features = settings.GetValueOrDefault(Setting, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();
        var why = settings.GetValueOrDefault(WhySetting, "").Trim();
        if (features.Length > 0 && why.Length is < ShortestReason or > LongestReason)
        {
            errors.Add(new($"settings.{WhySetting}", $"has no reason of {ShortestReason} to {LongestReason} characters", "say why these features may be used; the reason is kept in run and artifact"));
        }

        return features.ToDictionary(feature => feature, _ => why);
    }
}
