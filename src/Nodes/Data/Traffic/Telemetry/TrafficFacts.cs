using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Endpoints;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Telemetry;

/// <summary>What the callers of the lab see of it.</summary>
internal sealed class TrafficFacts(TrafficOverview overview, ScorePool calls, IOptions<TrafficOptions> options) : IExplanation
{
    public async Task<NodeFacts> ReadAsync(CancellationToken ct)
    {
        var view = await overview.ReadAsync(ct);
        var sent = Math.Max(1, view.Sent);
        return new NodeFacts(
            [
                new("requests waiting for a free connection", calls.Waiting, options.Value.WaitingScores, "{request}", "more are given up and counted as shed"),
                new("records kept while ingestion is away", view.WaitingRecords, options.Value.WaitingRecords, "{record}", "the world stands still until ingestion takes them"),
            ],
            [
                new Remark(
                    Question.Monitor,
                    $"Of {view.Sent} requests {view.Ok} were answered in full, {view.Degraded} degraded and {view.Failed} not at all.",
                    new("answered in full", view.Ok * 100.0 / sent, "%"),
                    new("degraded", view.Degraded * 100.0 / sent, "%"),
                    new("failed", view.Failed * 100.0 / sent, "%")),
                new Remark(
                    Question.Latency,
                    $"A caller waits {Shown(view.LatencyMs.P50)} at the median and {Shown(view.LatencyMs.P99)} at the 99th percentile, counted from when the request should have left.",
                    new("p50", Figure(view.LatencyMs.P50), "ms"),
                    new("p99", Figure(view.LatencyMs.P99), "ms")),
                new Remark(Question.RollBack, $"The world is made of its seed: it goes on at {view.ScenarioTime:u} exactly as it would have; `lab traffic rate {view.Rate:0.#}` is the rate now."),
                new Remark(Question.StillWorking, view.Held is { } why ? $"The world stands still: {why}." : $"It sends {view.Rate:0.#} requests a second."),
            ]);
    }

    private static object Figure(double? milliseconds) => milliseconds is { } known ? known : "none yet";

    private static string Shown(double? milliseconds) => milliseconds is { } known ? $"{known:0.#} ms" : "an unknown time";
}
