namespace MlopsLab.Traffic.Endpoints;

/// <summary>Why requests failed: 4xx, 5xx or no connection, no answer in time, given up before they were sent.</summary>
internal sealed record FailureView(long Refused, long Failed, long TimedOut, long Shed);
