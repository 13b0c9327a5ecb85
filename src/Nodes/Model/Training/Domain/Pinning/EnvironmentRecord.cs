using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsLab.Training.Domain.Pinning;

/// <summary>What a run ran on, as far as it may decide the bytes: the runtime, the kind of machine, every package with its content's hash.</summary>
internal sealed record EnvironmentRecord(string Runtime, string Architecture, string System, IReadOnlyList<PackageRecord> Packages)
{
    [JsonIgnore]
    public string Hash => ContentHash.Of(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));
}
