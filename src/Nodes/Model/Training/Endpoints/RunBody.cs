using System.Text.Json;

namespace MlopsLab.Training.Endpoints;

internal sealed record RunBody(
    string? Scenario, string? Learner, string? SnapshotId, IReadOnlyDictionary<string, JsonElement>? Settings, string? By, string? Reason, string? Kind = null);
