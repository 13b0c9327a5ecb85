namespace MlopsLab.Traffic.Endpoints;

/// <summary>Why requests failed: 5xx, 429 or no connection, no answer in time, given up before they were sent.</summary>
internal sealed record FailureView(long Failed, long TimedOut, long Shed);
