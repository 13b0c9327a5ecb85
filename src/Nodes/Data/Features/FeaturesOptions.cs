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

    /// <summary>Versions of a scenario's view that are kept at the same time.</summary>
    [Range(2, 16)] public int KeptViews { get; init; } = 4;

    /// <summary>How often scenario files are looked at for views that aren't known yet.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")] public TimeSpan ViewCheck { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Rows of a snapshot that a training set is made of at most; about 100 bytes of memory each.</summary>
    [Range(1, 100_000_000)] public int MaxTrainingRows { get; init; } = 2_000_000;

    /// <summary>Training sets made at the same time; more are refused with 429.</summary>
    [Range(1, 16)] public int TrainingSetsAtOnce { get; init; } = 2;
}
