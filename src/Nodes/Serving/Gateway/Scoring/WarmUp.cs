using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Online;
using MlopsLab.Gateway.Stages;
using MlopsLab.Gateway.Upstream;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>
/// Scores a made-up record, whose answer is thrown away, until Redis and inference have answered three times in a row: the first caller then
/// finds compiled code, open connections, and a machine that is past the worst of the start. One that stays away delays the gateway's health no longer than <see cref="AtMost"/>.
/// </summary>
internal sealed class WarmUp(ScoreRequestReader reader, ScenarioModels models, RecordScorer scorer, IOptions<GatewayOptions> options, TimeProvider clock) : BackgroundService
{
    private const int Enough = 3;

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public bool Done { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await ScoreAsync(stoppingToken);
        }
        finally
        {
            Done = true;
        }
    }

    private async Task ScoreAsync(CancellationToken ct)
    {
        if (models.Find(options.Value.DefaultScenario)?.Scenario is not { } scenario || reader.Read(AnyRecord(scenario)).Request is not { } request)
        {
            return;
        }

        var started = clock.GetTimestamp();
        for (var inARow = 0; inARow < Enough && clock.GetElapsedTime(started) < AtMost;)
        {
            inARow = Answered((await scorer.ScoreAsync(request, new StageClock(clock), ct)).Verdict) ? inARow + 1 : 0;
            await Task.Delay(Pause, clock, ct);
        }
    }

    // Without a model, or before the features are there, the nodes have answered all the same.
    private static bool Answered(Verdict verdict) =>
        verdict.Reason is null or OnlineStore.Incomplete || verdict.Reason.StartsWith(InferenceUpstream.NoModel, StringComparison.Ordinal);

    /// <summary>A record that keeps the contract and belongs to nobody; never the same one, whose answer would come from the cache.</summary>
    private static JsonElement AnyRecord(Scenario scenario) => JsonSerializer.SerializeToElement(
        scenario.Fields.Where(field => !field.Nullable).ToDictionary(field => field.Name, AnyValue));

    private static object AnyValue(Field field) => field.Type switch
    {
        FieldType.Text => $"warm-up-{Guid.NewGuid():N}",
        FieldType.Category => field.Values?[0] ?? "warm-up",
        FieldType.Boolean => false,
        _ => field.Min ?? field.Max ?? 0d,
    };
}
