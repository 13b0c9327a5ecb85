namespace MlopsLab.ServiceDefaults.Explain;

/// <summary>One series of a histogram of seconds since the node started.</summary>
/// <param name="P50">The bound of the bucket that half of the calls stay under.</param>
/// <param name="P99">The same for 99 in 100; infinite when it lies over the last bucket.</param>
internal sealed record TimeSpent(string What, long Calls, double Seconds, double P50, double P99);
