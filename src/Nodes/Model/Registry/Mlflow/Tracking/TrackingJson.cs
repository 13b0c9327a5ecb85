using System.Globalization;
using System.Text.Json.Nodes;

namespace MlopsLab.Registry.Mlflow.Tracking;

/// <summary>Experiments and runs as MLflow's server writes them.</summary>
internal static class TrackingJson
{
    public static JsonObject Of(ExperimentRow experiment, IEnumerable<ValueRow> tags)
    {
        var json = new JsonObject
        {
            ["experiment_id"] = experiment.Id.ToString(CultureInfo.InvariantCulture),
            ["name"] = experiment.Name,
            ["artifact_location"] = experiment.ArtifactLocation,
            ["lifecycle_stage"] = experiment.Stage,
            ["last_update_time"] = experiment.UpdatedAt,
            ["creation_time"] = experiment.CreatedAt,
        };
        ModelJson.Put(json, "tags", tags.Select(Of));
        return json;
    }

    public static JsonObject Of(RunEntry entry)
    {
        var data = new JsonObject();
        ModelJson.Put(data, "metrics", entry.Metrics.Select(Of));
        ModelJson.Put(data, "params", entry.Parameters.Select(Of));
        ModelJson.Put(data, "tags", entry.Tags.Select(Of));
        var inputs = new JsonObject();
        ModelJson.Put(inputs, "dataset_inputs", entry.Inputs.Select(input => input.DeepClone()));
        return new JsonObject { ["info"] = Info(entry.Run), ["data"] = data, ["inputs"] = inputs };
    }

    public static JsonObject Info(RunRow run)
    {
        var json = new JsonObject
        {
            ["run_uuid"] = run.Id,
            ["run_id"] = run.Id,
            ["run_name"] = run.Name,
            ["experiment_id"] = run.Experiment.ToString(CultureInfo.InvariantCulture),
            ["user_id"] = run.UserId,
            ["status"] = run.Status,
            ["start_time"] = run.StartedAt,
            ["artifact_uri"] = run.ArtifactUri,
            ["lifecycle_stage"] = run.Stage,
        };
        if (run.EndedAt is { } ended)
        {
            json["end_time"] = ended;
        }

        return json;
    }

    // Protobuf's JSON writes what is no finite number as text.
    public static JsonNode Of(MetricRow metric) => new JsonObject
    {
        ["key"] = metric.Key,
        ["value"] = double.IsFinite(metric.Number) ? JsonValue.Create(metric.Number) : JsonValue.Create(metric.Value),
        ["timestamp"] = metric.At,
        ["step"] = metric.Step,
    };

    private static JsonNode Of(ValueRow value) => ModelJson.Tag(value.Key, value.Value);
}
