using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Rollouts.Domain;

internal sealed class RolloutOptions
{
    public const string Section = "Rollouts";

    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan TickEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long inference-canary may take to load the version.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LoadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after its end a promotion can be undone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan UndoWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The hold of a step that does not give its own.</summary>
    [Range(0, 86_400)]
    public double HoldSeconds { get; init; } = 20;

    /// <summary>The canary requests a step needs when it does not give its own number.</summary>
    [Range(0, 1_000_000)]
    public long MinRequests { get; init; } = 200;

    /// <summary>The probability that a version as good as stable is taken back on evidence, over all steps and looks.</summary>
    [Range(0.0001, 0.5)]
    public double FalseAborts { get; init; } = 0.05;

    /// <summary>The odds ratio of failed requests, canary to stable, that is tolerated for good.</summary>
    [Range(1.0, 100.0)]
    public double ToleratedErrorOdds { get; init; } = 1;

    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan MaxLatency { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>And at most this many times the stable version's 95th percentile.</summary>
    [Range(1.0, 100.0)]
    public double MaxLatencyRatio { get; init; } = 3;

    /// <summary>How long stable has half of the traffic before an abort gives it all, when it had less than a quarter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RampHold { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>And how long at most, when stable answers nothing.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RampTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the canary may get no request while the stable version does.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Who is told of every start, step, pause, promotion and abort; nobody without one.</summary>
    public Uri? NotifyUrl { get; init; }

    /// <summary>Signs the notifications.</summary>
    public string NotifySecret { get; init; } = "";

    /// <summary>Lets notifications go to this machine and private networks.</summary>
    public bool NotifyPrivate { get; init; }

    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan NotifyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
