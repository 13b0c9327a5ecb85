using System.Text.Json.Nodes;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Mlflow.Webhooks;

/// <summary>One of MLflow's webhook events, the change it tells of, and what its payload holds.</summary>
internal sealed record WebhookEvent(string Entity, string Action, IReadOnlyList<string> Changes, JsonObject Example)
{
    public static readonly IReadOnlyList<WebhookEvent> All =
    [
        new("registered_model", "created", [Actions.ModelCreated], new() { ["name"] = "example_model", ["tags"] = Tags(), ["description"] = "An example registered model" }),
        new("model_version", "created", [Actions.Registered], new()
        {
            ["name"] = "example_model",
            ["version"] = "1",
            ["source"] = "models:/123",
            ["run_id"] = "abcd1234abcd5678",
            ["tags"] = Tags(),
            ["description"] = "An example model version",
        }),
        new("model_version_tag", "set", [Actions.TagSet], new() { ["name"] = "example_model", ["version"] = "1", ["key"] = "example_key", ["value"] = "example_value" }),
        new("model_version_tag", "deleted", [Actions.TagDeleted], new() { ["name"] = "example_model", ["version"] = "1", ["key"] = "example_key" }),
        new("model_version_alias", "created", [Actions.AliasSet, Actions.RolledBack], new() { ["name"] = "example_model", ["alias"] = "example_alias", ["version"] = "1" }),
        new("model_version_alias", "deleted", [Actions.AliasUnset], new() { ["name"] = "example_model", ["alias"] = "example_alias" }),
    ];

    /// <summary>As text in the store: <c>model_version.created</c>.</summary>
    public string Name => $"{Entity}.{Action}";

    /// <summary>The event of a change; null when webhooks are not told of it.</summary>
    public static WebhookEvent? Of(Change change) => All.FirstOrDefault(one => one.Changes.Contains(change.Action));

    /// <summary>Reads {"entity": "MODEL_VERSION", "action": "CREATED"}.</summary>
    public static WebhookEvent Parse(MlflowCall call)
    {
        var (entity, action) = (call.Required("entity"), call.Required("action"));
        return All.FirstOrDefault(one => one.Entity.Equals(entity, StringComparison.OrdinalIgnoreCase) && one.Action.Equals(action, StringComparison.OrdinalIgnoreCase))
            ?? throw MlflowException.Invalid($"Invalid action '{action}' for entity '{entity}'. Valid are: {string.Join(", ", All.Select(one => one.Name))}");
    }

    public JsonObject ToJson() => new() { ["entity"] = Entity.ToUpperInvariant(), ["action"] = Action.ToUpperInvariant() };

    /// <summary>The members of the example, with what the change says of them; like MLflow, a version tells no empty texts.</summary>
    public JsonObject PayloadOf(JsonObject details) =>
        new(Example.Select(member => KeyValuePair.Create(member.Key, Known(details[member.Key]) ?? (member.Value is JsonObject ? new JsonObject() : null))));

    private JsonNode? Known(JsonNode? value) =>
        Entity == "model_version" && value is JsonValue text && text.TryGetValue<string>(out var said) && said.Length == 0 ? null : value?.DeepClone();

    private static JsonObject Tags() => new() { ["example_key"] = "example_value" };
}
