using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Messaging;

/// <summary>How the bus of a node behaves; the README beside this file tells why.</summary>
public sealed class MessagingOptions : IValidatableObject
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Messaging";

    private static readonly TimeSpan[] DefaultRetryDelays = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    /// <summary>Messages the broker hands out per queue before they are acknowledged.</summary>
    [Range(1, 2_000)] public ushort Prefetch { get; set; } = 200;

    /// <summary>Messages handled in one transaction.</summary>
    [Range(1, 1_000)] public int BatchSize { get; set; } = 100;

    /// <summary>A transaction of handlers ends after this long, so that other writers of the node get their turn.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")] public TimeSpan BatchTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Messages on their way to the broker at once.</summary>
    [Range(1, 4_096)] public int PublishWindow { get; set; } = 64;

    /// <summary>A message not confirmed after this long means the connection is dead; it is rebuilt and the message sent again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")] public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often both ends say they are alive.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")] public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the consumers are compared with what the broker knows of them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")] public TimeSpan WatchdogInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Deliveries of one message before the broker itself sets it aside.</summary>
    [Range(2, 1_000)] public int DeliveryLimit { get; set; } = 30;

    /// <summary>Waits before the second, third … attempt of a failed handler; after the last the message is a dead letter. Default 5 s, 30 s, 2 min.</summary>
    public IReadOnlyList<TimeSpan>? RetryDelays { get; set; }

    /// <summary>Time to finish and send what is under way when the node stops.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")] public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long ids of published and handled events are kept: a copy that arrives later than this would have its effect again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")] public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many bytes of published bodies are kept to send again when a queue was lost.</summary>
    [Range(0, 10_000_000_000)] public long ResendBytes { get; set; } = 64 * 1024 * 1024;

    internal IReadOnlyList<TimeSpan> RetryDelaysOrDefault => RetryDelays ?? DefaultRetryDelays;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetryDelaysOrDefault.Any(delay => delay < TimeSpan.FromMilliseconds(1) || delay > TimeSpan.FromDays(1)))
        {
            yield return new ValidationResult("Each retry delay must be between 1 ms and 1 day.", [nameof(RetryDelays)]);
        }
    }
}
