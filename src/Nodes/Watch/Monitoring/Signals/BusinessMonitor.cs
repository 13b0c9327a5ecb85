using System.Data.Common;
using Microsoft.Extensions.Options;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Signals;

/// <summary>What the decisions mean outside: the share of blocked requests against its first figure, and positives that were let through.</summary>
internal sealed class BusinessMonitor(IOptions<MonitoringOptions> options) : IMonitor
{
    public const string Decision = "decision/", Missed = "missed/", Caught = "caught/", Judged = "judged/";

    /// <summary>As long as none of the blocked ones was right, so many of them must have an outcome before that counts.</summary>
    private const long MinJudged = 5;

    private const double MaxMissedShare = 0.9;

    public async Task<IReadOnlyList<Signal>> MeasureAsync(DbConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        var window = await TallyStore.SumAsync(connection, Decision, now - options.Value.LongWindow, ct);
        var missed = await TallyStore.SumAsync(connection, Missed, now - options.Value.LongWindow, ct);
        var caught = await TallyStore.SumAsync(connection, Caught, now - options.Value.LongWindow, ct);
        var judged = await TallyStore.SumAsync(connection, Judged, now - options.Value.LongWindow, ct);
        var signals = new List<Signal>();
        foreach (var model in window.Keys.Select(name => name.Split('/')[1]).Distinct(StringComparer.Ordinal))
        {
            var reference = await ReferenceStore.GetAsync(connection, Decision + model, ct);
            signals.Add(BlockRate(model, reference, window.GetValueOrDefault($"{Decision}{model}/1"), window.GetValueOrDefault($"{Decision}{model}/0")));
            signals.Add(MissedShare(model, missed.GetValueOrDefault(Missed + model), caught.GetValueOrDefault(Caught + model), judged.GetValueOrDefault(Judged + model)));
        }

        return signals;
    }

    private Signal BlockRate(string model, Dictionary<int, long> reference, long blocked, long passed)
    {
        var (expected, now) = (Rate(reference.GetValueOrDefault(1), reference.GetValueOrDefault(0)), Rate(blocked, passed));
        var enough = reference.Values.Sum() >= options.Value.ReferenceSize && blocked + passed >= options.Value.MinSample * 2;
        double? change = enough ? Math.Max(now / expected, expected / now) : null;
        return new Signal("business.block-rate", model, "warning", "registry", change, options.Value.MaxBlockChange,
            $"{model} blocks {now:P2} of the requests; at first it was {expected:P2}");
    }

    private Signal MissedShare(string model, long missed, long caught, long judged)
    {
        double? share = missed + caught >= options.Value.MinSample / 4 && (caught > 0 || judged >= MinJudged) ? (double)missed / (missed + caught) : null;
        return new Signal("business.missed", model, "warning", "training", share, MaxMissedShare, $"{missed} of {missed + caught} positives of {model} were let through");
    }

    /// <summary>With half a count on either side, so that a rate of nothing can be compared.</summary>
    private static double Rate(long blocked, long passed) => (blocked + 0.5) / (blocked + passed + 1);
}
