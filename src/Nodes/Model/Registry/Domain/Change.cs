using System.Text.Json.Nodes;

namespace MlopsLab.Registry.Domain;

/// <summary>Something that was done to the registry: what, to which model, version or webhook, and with which details.</summary>
internal sealed record Change(string Action, string Subject, JsonObject Details)
{
    public static Change OfModel(string action, string model, JsonObject? details = null)
    {
        var all = details ?? [];
        all.Insert(0, "name", model);
        return new(action, model, all);
    }

    public static Change OfVersion(string action, ModelVersion version, JsonObject? details = null) =>
        OfVersion(action, version.Model, version.Version, details);

    public static Change OfVersion(string action, string model, string version, JsonObject? details = null)
    {
        var all = details ?? [];
        all.Insert(0, "name", model);
        all.Insert(1, "version", version);
        return new(action, $"{model}/{version}", all);
    }
}
