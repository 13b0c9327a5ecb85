using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>Where a rollout stands. Step 0 is before the first weight; step n has the weight of the n-th step.</summary>
internal sealed record Rollout(
    Guid Id,
    string Model,
    string Version,
    string ArtifactHash,
    string StableVersion,
    long ChampionEpoch,
    IReadOnlyList<RolloutStep> Steps,
    bool Auto,
    Phase Phase,
    int Step,
    double Weight,
    bool ChampionMoved,
    Verdict Verdict,
    string Reason,
    string By,
    DateTimeOffset StartedAt,
    DateTimeOffset PhaseSince,
    DateTimeOffset StepSince,
    DateTimeOffset? FinishedAt)
{
    /// <summary>What it was started with; null for the usual plan.</summary>
    public Policy? Policy { get; init; }

    /// <summary>The present step's measurements, with a policy only.</summary>
    public AnalysisRun? Analysis { get; init; }

    public bool IsActive => Phase is not (Phase.Promoted or Phase.Aborted or Phase.Superseded or Phase.Undone);

    public bool MeetsTraffic => IsActive && Weight > 0;

    /// <summary>The version is asked beside stable and answers nobody.</summary>
    public bool IsMirrored => Phase is Phase.Progressing or Phase.Paused && Step > 0 && CurrentStep.Shadow;

    /// <summary>What is known of its present step is what it said as a shadow.</summary>
    public bool LearnsFromShadow => Step > 0 && CurrentStep.Shadow && Weight == 0 && Phase is not (Phase.Promoted or Phase.Undoing or Phase.Undone);

    /// <summary>Something is learnt about the version now.</summary>
    public bool IsWatched => MeetsTraffic || IsMirrored;

    /// <summary>Of which share of the requests it gets a copy now.</summary>
    public double ShadowShare => IsMirrored ? CurrentStep.ShadowShare : 0;

    public bool IsAtLastStep => Step >= Steps.Count;

    public RolloutStep CurrentStep => Steps[Math.Clamp(Step - 1, 0, Steps.Count - 1)];

    public Rollout Enter(Phase phase, Verdict verdict, string reason, DateTimeOffset now)
    {
        var next = this with { Phase = phase, Verdict = verdict, Reason = reason, PhaseSince = now };
        return next.IsActive ? next with { FinishedAt = null } : next with { FinishedAt = now };
    }
}
