namespace MlopsLab.Training.Storage;

internal sealed record ScheduleRow
{
    public string Name { get; init; } = "";

    public string Cron { get; init; } = "";

    public string Scenario { get; init; } = "";

    public string Learner { get; init; } = "";

    public string Settings { get; init; } = "{}";

    public string SetBy { get; init; } = "";

    public long? NextAt { get; init; }
}
