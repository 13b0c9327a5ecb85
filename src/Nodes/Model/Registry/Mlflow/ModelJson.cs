using System.Text.Json.Nodes;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow;

/// <summary>Models and versions as MLflow's server writes them: numbers for times, text for versions, empty lists left out.</summary>
internal static class ModelJson
{
    public static JsonObject Of(ModelEntry entry)
    {
        var version = entry.Version;
        var json = new JsonObject
        {
            ["name"] = version.Model,
            ["version"] = version.Version,
            ["creation_timestamp"] = version.CreatedAt.ToUnixTimeMilliseconds(),
            ["last_updated_timestamp"] = version.UpdatedAt.ToUnixTimeMilliseconds(),
            ["current_stage"] = version.Stage,
            ["description"] = version.Description,
            ["source"] = entry.Source,
            ["run_id"] = version.RunId,
            ["status"] = "READY",
            ["run_link"] = version.RunLink,
        };
        Put(json, "aliases", entry.Aliases.Select(alias => (JsonNode)alias));
        Put(json, "tags", entry.Tags.Select(Of));
        return json;
    }

    public static JsonObject Of(ModelRow model, IEnumerable<TagRow> tags, IEnumerable<ModelEntry> versions)
    {
        var json = new JsonObject
        {
            ["name"] = model.Name,
            ["creation_timestamp"] = model.CreatedAt,
            ["last_updated_timestamp"] = model.UpdatedAt,
        };
        if (model.Description.Length > 0)
        {
            json["description"] = model.Description;
        }

        var all = versions.ToList();
        Put(json, "latest_versions", Stages.Latest(all, []).Select(Of));
        Put(json, "tags", tags.Select(Of));
        Put(json, "aliases", all.SelectMany(entry => entry.Aliases.Select(alias => (JsonNode)new JsonObject { ["alias"] = alias, ["version"] = entry.Version.Version })));
        return json;
    }

    public static void Put(JsonObject json, string name, IEnumerable<JsonNode> items)
    {
        var list = new JsonArray([.. items]);
        if (list.Count > 0)
        {
            json[name] = list;
        }
    }

    public static JsonObject Page(string name, IEnumerable<JsonNode> items, string? nextToken)
    {
        var json = new JsonObject();
        Put(json, name, items);
        if (nextToken is not null)
        {
            json["next_page_token"] = nextToken;
        }

        return json;
    }

    private static JsonNode Of(TagRow tag) => Tag(tag.Key, tag.Value);

    public static JsonObject Tag(string key, string value) => new() { ["key"] = key, ["value"] = value };
}
