namespace MlopsLab.Inference.Domain;

/// <summary>How often loading a target failed, and when to try again.</summary>
internal sealed record LoadAttempts(long Rank, int Failures, long FirstAt, DateTimeOffset NextAt)
{
    public static TimeSpan DelayAfter(int failures, InferenceOptions options)
    {
        var doubled = options.RetryFirst * Math.Pow(2, Math.Min(failures - 1, 20));
        return doubled < options.RetryAtMost ? doubled : options.RetryAtMost;
    }
}
