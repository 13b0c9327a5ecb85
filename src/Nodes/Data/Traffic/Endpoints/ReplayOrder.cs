namespace MlopsLab.Traffic.Endpoints;

internal sealed record ReplayOrder(string? Csv, string? Scenario, double? Rate, long? Limit, long? Score);
