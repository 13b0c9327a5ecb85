using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Training;

internal sealed class TrainingOptions
{
    public const string Section = "Training";

    /// <summary>The first model of a scenario is asked for when a snapshot has at least this many labelled rows…</summary>
    [Range(1, 100_000_000)] public long FirstModelRows { get; init; } = 2_000;

    /// <summary>…and at least this many positives.</summary>
    [Range(1, 100_000_000)] public long FirstModelPositives { get; init; } = 20;

    /// <summary>Share of the rows, the latest by event time, that only evaluate.</summary>
    [Range(0.05, 0.5)] public double TestShare { get; init; } = 0.25;

    /// <summary>A run with fewer labelled rows is refused.</summary>
    [Range(20, 1_000_000)] public int MinRows { get; init; } = 200;

    /// <summary>A run with more rows is refused before it can exhaust the memory.</summary>
    [Range(1_000, 50_000_000)] public int MaxRows { get; init; } = 2_000_000;

    /// <summary>Bytes of stage outputs that are kept for later runs; the oldest are dropped.</summary>
    [Range(10_000_000, 1_000_000_000_000)] public long StageBytes { get; init; } = 2_000_000_000;

    [Range(typeof(TimeSpan), "00:00:00.500", "00:01:00")]
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Pause before a store that failed is asked again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan StoreRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long reading a training set may take; a node that froze in the middle is not waited for longer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan NeighbourTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a run waits for a neighbour that does not answer before it fails.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan NeighbourPatience { get; init; } = TimeSpan.FromMinutes(5);

    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan NeighbourRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many runs are done at the same time.</summary>
    [Range(1, 16)] public int Slots { get; init; } = 1;

    /// <summary>A run that takes longer is failed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromHours(4);

    /// <summary>A run is failed when the node holds more memory than this during it.</summary>
    [Range(100_000_000, 1_000_000_000_000)] public long MemoryBytes { get; init; } = 6_000_000_000;

    /// <summary>How often a fit is kept, so that it goes on from there when the process ends in its middle.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A run during which the process ended this often is failed instead of started again.</summary>
    [Range(1, 100)] public int MaxStarts { get; init; } = 5;
}
