namespace MlopsLab.Traffic.Endpoints;

/// <summary>Of the last half minute to a minute, from when a request should have left.</summary>
internal sealed record LatencyView(double? P50, double? P95, double? P99);
