using MlopsLab.Contracts.Gateway;

namespace MlopsLab.Training.Tests;

/// <summary>The till's payments where a model stops high amounts and lets one in five of them pass by chance; what was stopped has no outcome.</summary>
internal static class Stall
{
    public const string Name = "stall";
    public const double Chance = 0.2;

    private const int Count = 1_500;

    public static IReadOnlyList<TillRow> Rows { get; } = [.. Till.Rows("good").Take(Count).Select(row => row with { Id = $"s{row.Id}" })];

    public static IReadOnlyList<TillRow> Told { get; } = [.. Rows.Where((row, number) => !IsStopped(row) || number % 5 == 0)];

    public static IReadOnlyList<TillRow> Explored { get; } = [.. Told.Where(IsStopped)];

    public static double PositiveRate => Rows.Average(row => (double)row.Label);

    public static object Records => new
    {
        scenario = Name,
        records = Rows.Select(row => new { id = row.Id, eventTime = row.At, arrivalTime = row.At, fields = new { amount = row.Amount, kind = row.Kind == 0 ? "a" : "b" } }),
    };

    public static object Labels => new
    {
        scenario = Name,
        labels = Told.Select(row => new { recordId = row.Id, value = row.Label, eventTime = row.At.AddDays(1), arrivalTime = row.At.AddDays(1) }),
    };

    public static PredictionMade Predictions { get; } = new(Name, [.. Rows.Select(Answer)], DateTimeOffset.UnixEpoch);

    private static bool IsStopped(TillRow row) => row.Amount > 70;

    private static Prediction Answer(TillRow row)
    {
        var explored = Explored.Contains(row);
        return new(
            row.Id, row.Id, row.At, row.At, "stable", "1", 0.5, "pass", IsStopped(row) && !explored, 1, false, false, null, false, explored, IsStopped(row) ? Chance : 1);
    }
}
