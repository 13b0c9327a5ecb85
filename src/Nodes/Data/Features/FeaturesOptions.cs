using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Features;

internal sealed class FeaturesOptions
{
    public const string Section = "Features";

    /// <summary>Entity states kept in memory so that they needn't be read again; each takes about 2 KB.</summary>
    [Range(0, 10_000_000)] public int CachedStates { get; init; } = 10_000;

    /// <summary>States written to Redis in one transaction.</summary>
    [Range(1, 10_000)] public int PushBatch { get; init; } = 256;

    /// <summary>For one round trip to Redis.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")] public TimeSpan RedisTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often to look whether Redis still has what was written to it, when nothing new is to be written.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")] public TimeSpan OnlineCheck { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long Redis calls itself complete without hearing from this node; the oldest windows that a decision can read unmarked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan CompleteLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Records of the log that one step of a backfill counts; between two steps new records are.</summary>
    [Range(1, 100_000)] public int BackfillStep { get; init; } = 2_000;

    /// <summary>Of how many records of a batch one has its vector noted while it is counted, to be compared with a replay.</summary>
    [Range(1, 10_000)] public int VectorEvery { get; init; } = 64;

    /// <summary>The newest noted vectors that a pass of the parity check compares.</summary>
    [Range(1, 10_000)] public int ParityVectors { get; init; } = 64;

    /// <summary>Entities that a pass compares besides those of the vectors; the next pass takes the next ones.</summary>
    [Range(1, 100_000)] public int ParityEntities { get; init; } = 256;

    /// <summary>Rest between two passes of the parity check.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")] public TimeSpan ParityPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Share of one core that the replay of the parity check may take.</summary>
    [Range(0.0001, 1.0)] public double ParityShare { get; init; } = 0.005;

    /// <summary>States compared with their copy in Redis at a time, all of them in turn …</summary>
    [Range(1, 10_000)] public int PatrolStates { get; init; } = 200;

    /// <summary>… and how often.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")] public TimeSpan PatrolEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Versions of a scenario's view that are kept at the same time.</summary>
    [Range(2, 16)] public int KeptViews { get; init; } = 4;

    /// <summary>How often scenario files are looked at for views that aren't known yet.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")] public TimeSpan ViewCheck { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Rows of a snapshot that a training set is made of at most; about 100 bytes of memory each.</summary>
    [Range(1, 100_000_000)] public int MaxTrainingRows { get; init; } = 2_000_000;

    /// <summary>Training sets made at the same time; more are refused with 429.</summary>
    [Range(1, 16)] public int TrainingSetsAtOnce { get; init; } = 2;
}
