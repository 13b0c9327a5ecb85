using System.Text.Json;

namespace MlopsLab.Training.Endpoints;

/// <param name="Space">Values to try, by setting.</param>
/// <param name="Search">grid or random.</param>
/// <param name="MaxMinutes">From the first run's start on; runs that wait then are cancelled.</param>
internal sealed record SweepBody(
    string? Scenario,
    string? Learner,
    string? SnapshotId,
    IReadOnlyDictionary<string, JsonElement>? Settings,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Space,
    string? Search,
    int? MaxRuns,
    double? MaxMinutes,
    int? Seed,
    string? By,
    string? Reason);
