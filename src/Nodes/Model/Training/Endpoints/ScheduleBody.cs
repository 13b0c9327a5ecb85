using System.Text.Json;

namespace MlopsLab.Training.Endpoints;

/// <param name="Cron">Five fields, or six that begin with seconds; UTC.</param>
internal sealed record ScheduleBody(string? Cron, string? Scenario, string? Learner, IReadOnlyDictionary<string, JsonElement>? Settings, string? By);
