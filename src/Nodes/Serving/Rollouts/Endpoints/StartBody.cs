using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts.Endpoints;

internal sealed record StartBody(
    string? Model, string? Version, double? Weight, IReadOnlyList<StepRequest?>? Steps, bool? Auto, string? By, string? Why, string? Policy = null)
{
    private const int LongestName = 200;

    /// <summary>What is wrong with the body, if anything; else the order it gives.</summary>
    public static ProblemHttpResult? Check(StartBody? body, RolloutOptions options, out StartOrder order)
    {
        var plan = body?.Policy is { } text ? PlanOf(text, body) : Plan.Read(body?.Weight, body?.Steps, options);
        var wrong = AuthorBody.Check(new AuthorBody(body?.By, body?.Why, null), out var author);
        order = new StartOrder(body?.Model?.Trim() ?? "", body?.Version?.Trim() ?? "", plan.Steps, body?.Auto ?? plan.Policy is not null, author) { Policy = plan.Policy };
        return CheckName("model", order.Model, "Name the model, for example {\"model\": \"fraud\", …}.")
            ?? CheckName("version", order.Version, "Give the version as text, for example {\"version\": \"2\", …}.")
            ?? (plan.Error is { } error ? Problem.Invalid(error.Field, error.Problem, error.Remedy) : wrong);
    }

    private static PlanReading PlanOf(string text, StartBody body)
    {
        var reading = PolicyFile.Parse(text);
        return body.Weight is not null || body.Steps is not null
                ? new([], new PlanError("policy", "comes with a weight or steps beside it", "Leave weight and steps out; the policy has its own."))
            : reading.Policy is not { } policy ? new([], new PlanError("policy", $"is wrong in {string.Join("; ", reading.Errors)}", "Check it with `lab rollout lint <file>`."))
            : PolicyRule.Check(policy) is { } refused ? new([], refused)
            : new(PolicyRule.StepsOf(policy), null) { Policy = policy };
    }

    private static ProblemHttpResult? CheckName(string field, string text, string remedy) =>
        text.Length == 0 ? Problem.Invalid(field, "is missing", remedy)
        : text.Length > LongestName ? Problem.Invalid(field, $"is longer than {LongestName} characters", remedy)
        : null;
}
