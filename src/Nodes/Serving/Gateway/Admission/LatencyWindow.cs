namespace MlopsLab.Gateway.Admission;

/// <summary>Requests that ended lately, looked at together: single latencies say too little to change a limit for.</summary>
internal readonly record struct LatencyWindow(long Began, int Count, TimeSpan Sum, int MostInFlight)
{
    /// <summary>A window ends with both.</summary>
    public const int LeastCount = 50;

    public static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(100);

    public TimeSpan Mean => Sum / Count;

    public LatencyWindow With(TimeSpan took, int inFlight) => this with { Count = Count + 1, Sum = Sum + took, MostInFlight = Math.Max(MostInFlight, inFlight) };

    public bool IsOver(TimeSpan age) => Count >= LeastCount && age >= LeastTime;
}
