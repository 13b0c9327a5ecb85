namespace MlopsLab.Registry.Domain;

internal static class FetchRetry
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>1, 2, 4 … 60 seconds: an artifact that can't be fetched now is tried for as long as its run is unregistered.</summary>
    public static TimeSpan DelayAfter(int attempts) =>
        attempts > 6 ? Longest : TimeSpan.FromSeconds(Math.Pow(2, Math.Max(0, attempts - 1)));
}
