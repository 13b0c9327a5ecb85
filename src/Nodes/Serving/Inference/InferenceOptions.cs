using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Inference;

internal sealed class InferenceOptions
{
    public const string Section = "Inference";

    /// <summary>Versions of a model kept loaded, so that going back takes no fetching.</summary>
    [Range(1, 50)] public int Keep { get; init; } = 3;

    /// <summary>Bytes of the artifacts of all loaded versions; older versions give way, those that serve never do.</summary>
    [Range(1_000_000, 100_000_000_000)] public long MaxLoadedBytes { get; init; } = 256_000_000;

    /// <summary>Rows of one request.</summary>
    [Range(1, 1_000_000)] public int MaxRows { get; init; } = 10_000;

    /// <summary>Requests scored at once.</summary>
    [Range(1, 10_000)] public int Concurrency { get; init; } = 64;

    /// <summary>Requests that wait for their turn; the next one is refused at once.</summary>
    [Range(0, 100_000)] public int QueueLength { get; init; } = 512;

    /// <summary>How often it is looked whether another attempt to load is due, while a version is wanted.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:01:00")]
    public TimeSpan RetryLook { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The wait after a failed load; doubled each time up to <see cref="RetryAtMost"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryFirst { get; init; } = TimeSpan.FromMilliseconds(500);

    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryAtMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the registry may be away before the load counts as failed (it is still tried again).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReportAfter { get; init; } = TimeSpan.FromSeconds(60);
}
