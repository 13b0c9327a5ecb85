using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>A checked request for a rollout.</summary>
internal sealed record StartOrder(string Model, string Version, IReadOnlyList<RolloutStep> Steps, bool Auto, Author Author)
{
    public Policy? Policy { get; init; }

    public Rollout ToRollout(StartTarget target, DateTimeOffset now) =>
        new(
            Guid.CreateVersion7(now),
            Model,
            Version,
            target.Version.ArtifactHash,
            target.Champion.Version,
            target.Champion.Epoch,
            Steps,
            Auto,
            Phase.Loading,
            Step: 0,
            Weight: 0,
            ChampionMoved: false,
            Verdict.Wait,
            Author.Say("started"),
            Author.By,
            StartedAt: now,
            PhaseSince: now,
            StepSince: now,
            FinishedAt: null)
        {
            Policy = Policy,
        };
}
