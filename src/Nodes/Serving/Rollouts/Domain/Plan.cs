using System.Globalization;

namespace MlopsLab.Rollouts.Domain;

/// <summary>The steps of a rollout from what was asked for: 10, 25 and 50 % when nothing was.</summary>
internal static class Plan
{
    public const int MostSteps = 20;
    private const double LongestHold = 86_400;
    private const long MostRequests = 10_000_000;
    private static readonly StepRequest[] Usual = [new(0.10, null, null), new(0.25, null, null), new(0.50, null, null)];

    public static PlanReading Read(double? weight, IReadOnlyList<StepRequest?>? asked, RolloutOptions options)
    {
        if (weight is { } first && !IsShare(first))
        {
            return Wrong("weight", "is no share", "Give a share above 0 and up to 1, for example 0.1 for 10 %.");
        }

        if (asked is { Count: 0 } or { Count: > MostSteps })
        {
            return Wrong("steps", $"has {asked.Count} entries", $"Give 1 to {MostSteps} steps, or leave them out.");
        }

        var steps = asked ?? Usual;
        for (var index = 0; index < steps.Count; index++)
        {
            if (Check(index, steps) is { } error)
            {
                return new PlanReading([], error);
            }
        }

        return new PlanReading(From(weight, [.. steps.OfType<StepRequest>().Select(step => Fill(step, options))]), null);
    }

    /// <summary>The first weight replaces every step up to it.</summary>
    private static IReadOnlyList<RolloutStep> From(double? weight, IReadOnlyList<RolloutStep> steps) =>
        weight is { } first
            ? [steps[0] with { Weight = first }, .. steps.Skip(1).Where(step => step.Weight > first)]
            : steps;

    private static PlanError? Check(int index, IReadOnlyList<StepRequest?> steps)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"steps[{index}]");
        return steps[index] switch
        {
            null => new PlanError(field, "is null", "Give {\"weight\": 0.1}."),
            { Weight: null } => new PlanError($"{field}.weight", "is missing", "Give a share, for example 0.1 for 10 %."),
            { Weight: { } share } when !IsShare(share) =>
                new PlanError($"{field}.weight", "is no share", "Give a share above 0 and up to 1, for example 0.1 for 10 %."),
            { Weight: { } share } when index > 0 && share <= steps[index - 1]?.Weight =>
                new PlanError($"{field}.weight", "is not above the step before", "Let the weights rise from step to step."),
            { HoldSeconds: { } hold } when !(hold >= 0 && hold <= LongestHold) =>
                new PlanError($"{field}.holdSeconds", "is out of range", "Give 0 to 86400 seconds."),
            { MinRequests: < 0 or > MostRequests } =>
                new PlanError($"{field}.minRequests", "is out of range", "Give 0 to 10000000 requests."),
            _ => null,
        };
    }

    private static RolloutStep Fill(StepRequest step, RolloutOptions options) =>
        new(step.Weight ?? 0, step.HoldSeconds ?? options.HoldSeconds, step.MinRequests ?? options.MinRequests);

    private static bool IsShare(double weight) => weight > 0 && weight <= 1;

    private static PlanReading Wrong(string field, string problem, string remedy) => new([], new PlanError(field, problem, remedy));
}
