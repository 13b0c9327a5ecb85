using System.Globalization;
using System.Text.Json.Nodes;

namespace MlopsLab.ServiceDefaults.Lineage;

/// <summary>Writes OpenLineage run events (spec 2-0-2).</summary>
public static class LineageJson
{
    private const string Producer = "https://example.org/mlopslab/v1";
    private const string JobNamespace = "mlopslab";

    public static JsonObject Event(LineageRun run, LineageState state, DateTimeOffset at, string? error = null) => new()
    {
        ["eventType"] = state.ToString().ToUpperInvariant(),
        ["eventTime"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["producer"] = Producer,
        ["schemaURL"] = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        ["run"] = new JsonObject { ["runId"] = run.Id.ToString(), ["facets"] = RunFacets(run, error) },
        ["job"] = Job(run.Job),
        ["inputs"] = new JsonArray([.. run.Inputs.Select(Dataset)]),
        ["outputs"] = new JsonArray([.. run.Outputs.Select(Dataset)]),
    };

    private static JsonObject Job(string name) => new() { ["namespace"] = JobNamespace, ["name"] = name };

    private static JsonObject RunFacets(LineageRun run, string? error)
    {
        var facets = new JsonObject();
        if (run.Parent is var (parent, job))
        {
            var facet = Facet("1-2-0", "ParentRunFacet");
            facet["run"] = new JsonObject { ["runId"] = parent.ToString() };
            facet["job"] = Job(job);
            facets["parent"] = facet;
        }

        if (error is not null)
        {
            var facet = Facet("1-0-1", "ErrorMessageRunFacet");
            facet["message"] = error;
            facet["programmingLanguage"] = "C#";
            facets["errorMessage"] = facet;
        }

        if (run.AllowedLeaks.Count > 0)
        {
            var facet = new JsonObject { ["_producer"] = Producer, ["_schemaURL"] = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet" };
            facet["features"] = new JsonObject(run.AllowedLeaks.Select(leak => KeyValuePair.Create<string, JsonNode?>(leak.Key, leak.Value)));
            facets["mlopslab_allowedLeaks"] = facet;
        }

        return facets;
    }

    private static JsonObject Dataset(LineageDataset dataset)
    {
        var facets = new JsonObject();
        if (dataset.Version is { } version)
        {
            var facet = Facet("1-0-1", "DatasetVersionDatasetFacet");
            facet["datasetVersion"] = version;
            facets["version"] = facet;
        }

        if (dataset.Fields is { } fields)
        {
            var facet = Facet("1-1-1", "SchemaDatasetFacet");
            facet["fields"] = new JsonArray([.. fields.Select(field => new JsonObject { ["name"] = field.Name, ["type"] = field.Type })]);
            facets["schema"] = facet;
        }

        return new() { ["namespace"] = dataset.Namespace, ["name"] = dataset.Name, ["facets"] = facets };
    }

    private static JsonObject Facet(string version, string name) =>
        new() { ["_producer"] = Producer, ["_schemaURL"] = $"https://openlineage.io/spec/facets/{version}/{name}.json#/$defs/{name}" };
}
