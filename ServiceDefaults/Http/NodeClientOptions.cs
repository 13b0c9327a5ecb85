namespace MlopsLab.ServiceDefaults;

/// <summary>How long a call to another node may take, how often it is repeated and when it is not tried at all.</summary>
public sealed class NodeClientOptions
{
    /// <summary>For the call with all its repetitions, up to the response's headers.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For one attempt.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idempotent request (GET, HEAD, OPTIONS, PUT, DELETE) is sent again; others never are.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>The wait before the first repetition; doubled each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The share of failed attempts that opens the breaker.</summary>
    public double BreakAtFailureRatio { get; set; } = 0.5;

    /// <summary>The breaker judges no fewer attempts than this within ten seconds; 0 for a caller with a breaker of its own.</summary>
    public int BreakAfterAttempts { get; set; } = 10;

    /// <summary>How long an open breaker refuses calls.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);
}
