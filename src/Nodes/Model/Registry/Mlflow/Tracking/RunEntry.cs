using System.Globalization;
using System.Text.Json.Nodes;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Tracking;

/// <summary>A run with what was logged to it.</summary>
internal sealed record RunEntry(
    RunRow Run, IReadOnlyList<MetricRow> Metrics, IReadOnlyList<ValueRow> Parameters, IReadOnlyList<ValueRow> Tags, IReadOnlyList<JsonObject> Inputs)
{
    private const string Context = "mlflow.data.context";

    public static async Task<RunEntry> ReadAsync(Db db, RunRow run, CancellationToken ct) => new(
        run,
        [.. MetricRow.Latest(await RunStore.MetricsAsync(db, run.Id, ct))],
        await RunStore.ValuesAsync(db, RunStore.Parameter, run.Id, ct),
        await RunStore.ValuesAsync(db, RunStore.Tag, run.Id, ct),
        [.. (await RunStore.InputsAsync(db, run.Id, ct)).Select(input => JsonNode.Parse(input.Body)).OfType<JsonObject>()]);

    public IEnumerable<object?> ValuesOf(Field field) => field.Kind switch
    {
        FieldKind.Tag => [Tags.FirstOrDefault(tag => tag.Key == field.Key)?.Value],
        FieldKind.Parameter => [Parameters.FirstOrDefault(parameter => parameter.Key == field.Key)?.Value],
        FieldKind.Metric => [Metrics.FirstOrDefault(metric => metric.Key == field.Key)?.Number],
        FieldKind.Dataset => Inputs.SelectMany(input => OfDataset(input, field.Key)),
        _ => [Attribute(field.Key)],
    };

    private static IEnumerable<object?> OfDataset(JsonObject input, string key) => key == "context"
        ? (input["tags"] as JsonArray ?? []).Where(tag => (string?)tag?["key"] == Context).Select(tag => (object?)(string?)tag?["value"])
        : [(string?)input["dataset"]?[key]];

    private object? Attribute(string key) => key switch
    {
        "run_id" => Run.Id,
        "run_name" => Run.Name,
        "status" => Run.Status,
        "user_id" => Run.UserId,
        "artifact_uri" => Run.ArtifactUri,
        "experiment_id" => Run.Experiment.ToString(CultureInfo.InvariantCulture),
        "start_time" => (double)Run.StartedAt,
        "end_time" => (double?)Run.EndedAt,
        _ => null,
    };
}
