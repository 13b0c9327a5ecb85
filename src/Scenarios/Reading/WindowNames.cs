namespace MlopsLab.Scenarios;

internal static class WindowNames
{
    public static IReadOnlyList<string> All { get; } = ["count", "sum", "mean", "min", "max", "last", "distinct", "time-since"];

    public static WindowStatistic? Find(string text) =>
        All.ToList().IndexOf(text) is >= 0 and var index ? (WindowStatistic)index : null;

    public static string Of(WindowStatistic statistic) => All[(int)statistic];

    /// <summary>For example <c>customer_mean_amount_7d</c>.</summary>
    public static string Of(string key, WindowStatistic statistic, string? field, TimeSpan over) =>
        string.Join('_', new[] { key, Of(statistic).Replace('-', '_'), field, Durations.Write(over) }.Where(part => part is not null));
}
