using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.ServiceDefaults.Explain;

/// <summary>The five answers, put together from what was measured.</summary>
internal static class Answers
{
    private const int MostRows = 5;

    public static string Text(Question question) => question switch
    {
        Question.BreaksFirst => "What breaks first?",
        Question.Monitor => "How do you monitor this?",
        Question.Latency => "Where does the latency come from?",
        Question.RollBack => "How would you roll this back?",
        _ => "How do you know it's still working?",
    };

    /// <summary>What is used up most comes first: that is what breaks first when more comes.</summary>
    public static Remark BreaksFirst(IEnumerable<Strain> strains)
    {
        var ordered = strains.OrderByDescending(strain => strain.Share).ToArray();
        var text = ordered is [var first, ..]
            ? $"Nearest to its limit: {first.What}, {Number(first.Used)} of {Number(first.Limit)} ({Percent(first.Share)}). At the limit {first.AtLimit}."
            : "This node has told of nothing with a limit.";
        return new Remark(Question.BreaksFirst, text, [.. ordered.Select(strain => new Evidence(strain.What, Math.Round(strain.Used, 3), strain.Unit))]);
    }

    public static Remark Latency(IReadOnlyList<TimeSpent> spent) => spent is [var first, ..]
        ? new Remark(
            Question.Latency,
            $"Since it started most time went to {first.What}: {Number(first.Seconds)} s in {first.Calls} calls, half of them within {Milliseconds(first.P50)}, 99 % within {Milliseconds(first.P99)}.",
            [.. spent.Take(MostRows).SelectMany(Figures)])
        : new Remark(Question.Latency, "It has not been asked for anything yet.");

    public static Remark StillWorking(HealthReport report)
    {
        var bad = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => $"{entry.Key} ({entry.Value.Description})").ToArray();
        var text = bad.Length == 0
            ? $"All of its {report.Entries.Count} checks are well: {string.Join(", ", report.Entries.Keys)}."
            : $"It is {report.Status.ToString().ToLowerInvariant()}: {string.Join("; ", bad)}.";
        return new Remark(Question.StillWorking, text, [.. report.Entries.Select(entry => new Evidence($"check {entry.Key}", entry.Value.Status.ToString()))]);
    }

    public static Answered Join(Question question, IEnumerable<Remark> remarks)
    {
        var mine = remarks.Where(remark => remark.Question == question).ToArray();
        return new Answered(Text(question), string.Join(' ', mine.Select(remark => remark.Text)), [.. mine.SelectMany(remark => remark.Evidence)]);
    }

    private static IEnumerable<Evidence> Figures(TimeSpent series) =>
    [
        new($"{series.What}: total", Math.Round(series.Seconds, 3), "s"),
        new($"{series.What}: p99 at most", double.IsFinite(series.P99) ? series.P99 * 1_000 : "over the last bucket", "ms"),
    ];

    private static string Milliseconds(double seconds) => double.IsFinite(seconds) ? $"{Number(seconds * 1_000)} ms" : "more than the last bucket";

    private static string Percent(double share) => $"{(share * 100).ToString("0.#", CultureInfo.InvariantCulture)} %";

    private static string Number(double value) => value.ToString(value < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture);
}
