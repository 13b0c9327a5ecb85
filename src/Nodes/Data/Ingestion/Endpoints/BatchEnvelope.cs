using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>What every request with rows has: the scenario's name and the rows.</summary>
internal static class BatchEnvelope
{
    /// <summary>Null when the request is in order; then scenario and rows are set.</summary>
    public static ProblemHttpResult? Refuse(JsonElement root, string member, ScenarioCatalog scenarios, int largest, out Scenario? scenario, out JsonElement rows)
    {
        scenario = null;
        rows = default;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Problem.Invalid("body", "is not an object", $"Send {{\"scenario\": \"fraud\", \"{member}\": […]}}.");
        }

        if (WireValue.Text(root, "scenario") is not { Length: > 0 } name)
        {
            return Problem.Invalid("scenario", "is missing or not text", "Name the scenario the rows belong to, for example \"fraud\".");
        }

        if (!root.TryGetProperty(member, out rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return Problem.Invalid(member, "is missing or not an array", $"Send the rows as \"{member}\": […].");
        }

        if (rows.GetArrayLength() > largest)
        {
            return TypedResults.Problem($"{member}: has {rows.GetArrayLength()} rows, more than {largest}. Send them in several requests.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too many rows in one request");
        }

        scenario = scenarios.Find(name);
        return scenario is null ? Unknown(name, scenarios) : null;
    }

    public static ProblemHttpResult Unknown(string name, ScenarioCatalog scenarios) =>
        Problem.NotFound($"There is no scenario '{(name.Length <= 40 ? name : name[..40] + "…")}'", $"Known are: {string.Join(", ", scenarios.All().Select(known => known.Name))}; `lab scenario import` adds one.");
}
