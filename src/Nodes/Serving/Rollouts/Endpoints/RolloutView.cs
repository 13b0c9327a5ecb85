using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Endpoints;

internal sealed record RolloutView(
    Guid Id,
    string Model,
    string Version,
    string StableVersion,
    Phase Phase,
    int Step,
    double Weight,
    Verdict Verdict,
    string Reason,
    bool Auto,
    IReadOnlyList<RolloutStep> Steps,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    EvidenceView? Evidence,
    IReadOnlyList<LedgerView>? Ledger,
    string? Policy)
{
    public static RolloutView Of(Rollout rollout, Judgement judgement, EvidenceView? evidence, IReadOnlyList<LedgerView>? ledger) => new(
        rollout.Id,
        rollout.Model,
        rollout.Version,
        rollout.StableVersion,
        rollout.Phase,
        rollout.Step,
        rollout.Weight,
        judgement.Verdict,
        judgement.Reason,
        rollout.Auto,
        rollout.Steps,
        rollout.By,
        rollout.StartedAt,
        rollout.FinishedAt,
        evidence,
        ledger,
        rollout.Policy?.Name);
}
