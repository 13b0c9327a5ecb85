using System.Text.Json;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Domain.Reports;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Endpoints;

internal sealed record RunView(
    string RunId,
    string Scenario,
    string Model,
    string Learner,
    string? SnapshotId,
    IReadOnlyDictionary<string, string> Settings,
    string State,
    string Stage,
    double Fraction,
    string? Failure,
    IReadOnlyDictionary<string, double>? Metrics,
    double? Threshold,
    int? Steps,
    TimeSplit? Split,
    string? View,
    string? ArtifactHash,
    string By,
    string Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string Kind,
    bool Deployable,
    Pins? Pins,
    string? ConfigHash,
    string? RerunOf,
    RunComparison? Comparison,
    string? Sweep,
    IReadOnlyList<CurvePoint>? Curve,
    double? EtaSeconds)
{
    public static RunView Of(RunRow row)
    {
        var result = row.Result is null ? null : JsonSerializer.Deserialize<RunResult>(row.Result);
        var pins = row.Pins is null ? null : JsonSerializer.Deserialize<Pins>(row.Pins);
        return new(
            row.RunId,
            row.Scenario,
            row.Scenario,
            row.Learner,
            row.SnapshotId,
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.Settings) ?? [],
            row.State == RunState.Requested ? RunState.Queued : row.State,
            row.Stage,
            row.Fraction,
            row.Failure,
            result?.Metrics,
            result?.Threshold,
            result?.Steps,
            result?.Split,
            result?.View,
            result?.ArtifactHash,
            row.RequestedBy,
            row.Reason,
            Time(row.RequestedAt),
            row.StartedAt is { } started ? Time(started) : null,
            row.FinishedAt is { } finished ? Time(finished) : null,
            row.Kind,
            row.Kind == RunKind.Pipeline,
            pins,
            pins?.ConfigHash,
            row.RerunOf,
            result?.Comparison,
            row.Sweep,
            row.Curve is null ? null : JsonSerializer.Deserialize<CurvePoint[]>(row.Curve),
            row.State == RunState.Running ? row.Eta : null);
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
