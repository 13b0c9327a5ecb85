using MlopsLab.Traffic.Domain.Replays;

namespace MlopsLab.Traffic.Endpoints;

internal sealed record ReplayView(
    string? Scenario,
    string? Csv,
    ReplayStep State,
    long Rows,
    long Sent,
    long Scored,
    long Degraded,
    long Unanswered,
    long Quarantined,
    long Held,
    string? HoldId,
    long Labels,
    double? Auc,
    string? Warning,
    string? Error)
{
    public static readonly ReplayView None = new(null, null, ReplayStep.None, 0, 0, 0, 0, 0, 0, 0, null, 0, null, null, null);

    public static ReplayView Of(ReplayState replay, double? auc) => new(
        replay.Scenario, replay.Csv, replay.State, replay.Rows, replay.Sent, replay.Scored, replay.Degraded, replay.Unanswered,
        replay.Quarantined, replay.Held, replay.HoldId, replay.Labels, auc, replay.Warning, replay.Error);
}
