using System.Data.Common;
using Microsoft.Extensions.Options;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Signals;

/// <summary>How requests are served: degraded answers, latency, splits that are not kept, and nodes that do not answer.</summary>
internal sealed class SystemMonitor(IOptions<MonitoringOptions> options, NodeProbe probe) : IMonitor
{
    public const string Answers = "answers/", Degraded = "degraded/", Latency = "latency/", Skewed = "skewed/";

    public async Task<IReadOnlyList<Signal>> MeasureAsync(DbConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - options.Value.ShortWindow;
        var answers = await TallyStore.SumAsync(connection, Answers, since, ct);
        var degraded = await TallyStore.SumAsync(connection, Degraded, since, ct);
        var latency = await TallyStore.SumAsync(connection, Latency, since, ct);
        return
        [
            .. answers.Select(model => DegradedShare(model.Key[Answers.Length..], model.Value, degraded.GetValueOrDefault(Degraded + model.Key[Answers.Length..]))),
            .. answers.Select(model => SlowAnswers(model.Key[Answers.Length..], latency)),
            .. (await TallyStore.SumAsync(connection, Skewed, now - options.Value.LongWindow, ct)).Select(told => SkewedSplit(told.Key[Skewed.Length..], told.Value)),
            .. await probe.LookAsync(now, ct),
        ];
    }

    private Signal SkewedSplit(string model, long told) => new("system.split", model, "warning", "gateway", told, 0,
        $"the canary of {model} answered another share of the users than its split wants, told {told} times in the last {options.Value.LongWindow.TotalMinutes:0} min; a comparison of the two may mislead");

    private Signal DegradedShare(string model, long answers, long degraded)
    {
        double? share = answers >= options.Value.MinSample / 10 ? (double)degraded / answers : null;
        return new Signal("system.degraded", model, "critical", "inference-stable", share, options.Value.MaxDegradedShare,
            $"{degraded} of {answers} answers of {model} were degraded in the last {options.Value.ShortWindow.TotalSeconds:0} s");
    }

    private Signal SlowAnswers(string model, Dictionary<string, long> latency)
    {
        var prefix = $"{Latency}{model}/";
        var bins = latency.Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(row => int.Parse(row.Key[prefix.Length..], System.Globalization.CultureInfo.InvariantCulture), row => row.Value);
        var p95 = bins.Values.Sum() >= options.Value.MinSample / 2 ? LatencyBins.Quantile(bins, 0.95) : null;
        return new Signal("system.latency", model, "warning", "gateway", p95, options.Value.MaxLatencyMilliseconds, $"95 % of the answers of {model} took up to {p95 ?? 0:0} ms");
    }
}
