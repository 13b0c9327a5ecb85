using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain.Contracts;
using MlopsLab.Ingestion.Storage.Contracts;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

internal static class ContractEndpoints
{
    private const int MostShown = 40;

    public static void MapContracts(this IEndpointRouteBuilder app)
    {
        var contracts = app.MapGroup("/contracts").WithTags("Contracts");
        contracts.MapGet("", List);
        contracts.MapGet("{scenario}", Get);
        contracts.MapGet("{scenario}/history", History);
        contracts.MapGet("{scenario}/diff/{from}/{to}", Diff);
    }

    private static Ok<ContractSummary[]> List(ContractStore contracts) =>
        TypedResults.Ok(contracts.Scenarios.Select(contracts.LatestOf).OfType<ContractEntry>().Select(ContractSummary.Of).ToArray());

    private static Results<Ok<ContractView>, ProblemHttpResult> Get(string scenario, string? version, ContractStore contracts)
    {
        var (entry, refusal) = Find(scenario, "version", version, contracts);
        return entry is not null ? TypedResults.Ok(new ContractView(ContractSummary.Of(entry), JsonSerializer.Deserialize(entry.Contract.ToJson(), IngestionJson.Default.JsonElement)))
            : refusal ?? Unknown(scenario, contracts);
    }

    private static Results<Ok<ContractSummary[]>, ProblemHttpResult> History(string scenario, ContractStore contracts) =>
        contracts.HistoryOf(scenario) is { Count: > 0 } history ? TypedResults.Ok(history.Select(ContractSummary.Of).ToArray()) : Unknown(scenario, contracts);

    private static Results<Ok<ContractDiffView>, ProblemHttpResult> Diff(string scenario, string from, string to, ContractStore contracts)
    {
        var (before, noBefore) = Find(scenario, "from", from, contracts);
        var (after, noAfter) = Find(scenario, "to", to, contracts);
        if (before is null || after is null)
        {
            return noBefore ?? noAfter ?? Unknown(scenario, contracts);
        }

        var diff = ContractDiff.Between(before.Contract, after.Contract);
        return TypedResults.Ok(new ContractDiffView(scenario, $"{before.Version}", $"{after.Version}", Succession.NameOf(diff.Level), Succession.Words(diff)));
    }

    private static (ContractEntry? Entry, ProblemHttpResult? Refusal) Find(string scenario, string field, string? version, ContractStore contracts)
    {
        if (contracts.LatestOf(scenario) is not { } latest || version is null)
        {
            return (contracts.LatestOf(scenario), null);
        }

        if (ContractVersion.Parse(version) is not { } wanted)
        {
            return (null, Problem.Invalid(field, $"'{Short(version)}' is no version", $"Write major and minor, for example {latest.Version}."));
        }

        return contracts.HistoryOf(scenario).FirstOrDefault(entry => entry.Version == wanted) is { } found
            ? (found, null)
            : (null, Problem.NotFound($"The contract of '{scenario}' has no version {wanted}", $"GET /contracts/{scenario}/history lists them; the latest is {latest.Version}."));
    }

    private static ProblemHttpResult Unknown(string scenario, ContractStore contracts) =>
        Problem.NotFound($"There is no contract of a scenario '{Short(scenario)}'", $"Known are: {string.Join(", ", contracts.Scenarios)}.");

    private static string Short(string text) => text.Length <= MostShown ? text : text[..MostShown] + "…";
}
