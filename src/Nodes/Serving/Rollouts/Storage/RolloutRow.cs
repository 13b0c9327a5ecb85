using System.Text.Json;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

internal sealed record RolloutRow
{
    public const string Columns = """
        id AS Id, model AS Model, version AS Version, artifact_hash AS ArtifactHash, stable_version AS StableVersion,
        champion_epoch AS ChampionEpoch, champion_moved AS ChampionMoved, steps AS Steps, auto AS Auto, active AS Active,
        phase AS Phase, step AS Step, weight AS Weight, verdict AS Verdict, reason AS Reason, started_by AS StartedBy,
        started_at AS StartedAt, phase_since AS PhaseSince, step_since AS StepSince, finished_at AS FinishedAt,
        policy AS Policy, analysis AS Analysis
        """;

    public string Id { get; init; } = "";

    public string Model { get; init; } = "";

    public string Version { get; init; } = "";

    public string ArtifactHash { get; init; } = "";

    public string StableVersion { get; init; } = "";

    public long ChampionEpoch { get; init; }

    public long ChampionMoved { get; init; }

    public string Steps { get; init; } = "[]";

    public long Auto { get; init; }

    public long Active { get; init; }

    public string Phase { get; init; } = "";

    public long Step { get; init; }

    public double Weight { get; init; }

    public string Verdict { get; init; } = "";

    public string Reason { get; init; } = "";

    public string StartedBy { get; init; } = "";

    public long StartedAt { get; init; }

    public long PhaseSince { get; init; }

    public long StepSince { get; init; }

    public long? FinishedAt { get; init; }

    public string Policy { get; init; } = "";

    public string Analysis { get; init; } = "";

    public static RolloutRow Of(Rollout rollout) => new()
    {
        Id = rollout.Id.ToString(),
        Model = rollout.Model,
        Version = rollout.Version,
        ArtifactHash = rollout.ArtifactHash,
        StableVersion = rollout.StableVersion,
        ChampionEpoch = rollout.ChampionEpoch,
        ChampionMoved = rollout.ChampionMoved ? 1 : 0,
        Steps = JsonSerializer.Serialize(rollout.Steps),
        Auto = rollout.Auto ? 1 : 0,
        Active = rollout.IsActive ? 1 : 0,
        Phase = rollout.Phase.ToString(),
        Step = rollout.Step,
        Weight = rollout.Weight,
        Verdict = rollout.Verdict.ToString(),
        Reason = rollout.Reason,
        StartedBy = rollout.By,
        StartedAt = rollout.StartedAt.ToUnixTimeMilliseconds(),
        PhaseSince = rollout.PhaseSince.ToUnixTimeMilliseconds(),
        StepSince = rollout.StepSince.ToUnixTimeMilliseconds(),
        FinishedAt = rollout.FinishedAt?.ToUnixTimeMilliseconds(),
        Policy = rollout.Policy is { } policy ? JsonSerializer.Serialize(policy) : "",
        Analysis = TextOf(rollout.Analysis),
    };

    public Rollout ToRollout() => new(
        Guid.Parse(Id),
        Model,
        Version,
        ArtifactHash,
        StableVersion,
        ChampionEpoch,
        JsonSerializer.Deserialize<List<RolloutStep>>(Steps) ?? [],
        Auto == 1,
        Enum.Parse<Phase>(Phase),
        (int)Step,
        Weight,
        ChampionMoved == 1,
        Enum.Parse<Verdict>(Verdict),
        Reason,
        StartedBy,
        At(StartedAt),
        At(PhaseSince),
        At(StepSince),
        FinishedAt is { } finished ? At(finished) : null)
    {
        Policy = Policy.Length == 0 ? null : JsonSerializer.Deserialize<Policy>(Policy),
        Analysis = Analysis.Length == 0 ? null : JsonSerializer.Deserialize<AnalysisRun>(Analysis),
    };

    public static string TextOf(AnalysisRun? analysis) => analysis is null ? "" : JsonSerializer.Serialize(analysis);

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
