using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain.Contracts;
using MlopsLab.Ingestion.Storage.Contracts;
using MlopsLab.Ingestion.Workers;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>Takes a scenario's new file, unless it breaks the contract and nobody says so.</summary>
internal sealed class ScenarioDesk(ScenarioCatalog scenarios, ContractStore contracts, ContractKeeper keeper, TimeProvider time)
{
    private const int LongestWhy = 500;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    public async Task<Results<Ok<ScenarioAnswer>, ProblemHttpResult>> PutAsync(string name, ScenarioOrder order, CancellationToken ct)
    {
        var (scenario, refusal) = Read(name, order);
        if (scenario is null)
        {
            return refusal ?? Problem.Invalid("text", "is no scenario", "Send the whole file.");
        }

        await keeper.FindAsync(name, ct);
        var before = contracts.LatestOf(name);
        var next = Succession.Next(before, scenario, order.Why, time.GetUtcNow());
        return order.DryRun ? TypedResults.Ok(Answer(scenario, before, next, file: null))
            : next is { Level: ChangeLevel.Major } && !order.Major ? Breaking(scenario, before, next)
            : await WriteAsync(scenario, order, before, ct);
    }

    private async Task<Results<Ok<ScenarioAnswer>, ProblemHttpResult>> WriteAsync(Scenario scenario, ScenarioOrder order, ContractEntry? before, CancellationToken ct)
    {
        // The reason first: whoever finds the file then, now or after a crash, knows it.
        if (order.Why is { Length: > 0 } why)
        {
            await contracts.GiveReasonAsync(scenario.Name, DataContract.Of(scenario).Hash, why, ct);
        }

        try
        {
            var file = scenarios.Write(scenario.Name, order.Text ?? string.Empty);
            var adopted = await keeper.CurrentAsync(scenario, ct);
            return TypedResults.Ok(Answer(scenario, before, adopted.Entry == before ? null : adopted.Entry, file));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Problem.Unavailable($"The scenario's file could not be written ({unwritable.Message})", "Make the last folder of LAB_SCENARIOS writable and send it again.", Soon);
        }
    }

    private static (Scenario? Scenario, ProblemHttpResult? Refusal) Read(string name, ScenarioOrder order)
    {
        if (order.Text is not { Length: > 0 } text)
        {
            return (null, Problem.Invalid("text", "is missing", "Send the whole file as text, for example {\"text\": \"name: fraud\\n…\"}."));
        }

        if (order.Why is { Length: > LongestWhy })
        {
            return (null, Problem.Invalid("why", $"has {order.Why.Length} characters", $"Say it in {LongestWhy}."));
        }

        if (order.Major && string.IsNullOrWhiteSpace(order.Why))
        {
            return (null, Problem.Invalid("why", "is missing", "A breaking change needs its reason; it is kept in the contract's history."));
        }

        var reading = ScenarioFile.Parse(text);
        return reading.Scenario is not { } scenario ? (null, Problem.Invalid("text", string.Join("; ", reading.Errors), "Correct the file and send it again."))
            : scenario.Name != name ? (null, Problem.Invalid("text", $"is the scenario '{scenario.Name}', not '{(name.Length <= 40 ? name : name[..40] + "…")}'", "Send it under its own name."))
            : (scenario, null);
    }

    private static ScenarioAnswer Answer(Scenario scenario, ContractEntry? before, ContractEntry? next, string? file) => new(
        scenario.Name, before?.Version.ToString(), (next ?? before)?.Version.ToString() ?? string.Empty, Succession.NameOf(next?.Level ?? ChangeLevel.Nothing), next?.Differences ?? [], file);

    private static ProblemHttpResult Breaking(Scenario scenario, ContractEntry? before, ContractEntry next)
    {
        var breaking = before is null ? [] : ContractDiff.Between(before.Contract, DataContract.Of(scenario)).Breaking.Select(one => $"{one}: {one.Rule.Why}. {one.Rule.Remedy}");
        return TypedResults.Problem(
            $"The change breaks contract {before?.Version} of {scenario.Name}: {string.Join(" ", breaking)} Send major: true with a reason (why) to take it as {next.Version}.",
            statusCode: StatusCodes.Status409Conflict,
            title: "The change breaks who sends or who reads",
            extensions: [new("differences", next.Differences.Where(one => one.Level == Succession.NameOf(ChangeLevel.Major)).ToArray()), new("remedy", "Send major: true with why, or change the file as each difference's remedy says.")]);
    }
}
