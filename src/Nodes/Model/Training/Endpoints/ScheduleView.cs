namespace MlopsLab.Training.Endpoints;

internal sealed record ScheduleView(string Name, string Cron, string Scenario, string Learner, string By, DateTimeOffset? NextAt);
