using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Ingestion;

internal sealed class IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>Folders with scenarios, joined by <c>;</c>.</summary>
    [Required]
    public string Scenarios { get; set; } = "";

    /// <summary>Whether batches that break the contract as a whole are held; off, only single rows are judged.</summary>
    public bool HoldBatches { get; init; } = true;

    [Range(1, 5_000)]
    public int LargestBatch { get; init; } = 5_000;

    /// <summary>Bodies that may be in memory at once; above it the answer is 429.</summary>
    [Range(1_048_576L, 4_294_967_296L)]
    public long BodyBytesAtOnce { get; init; } = 64 * 1024 * 1024;

    /// <summary>Batches that may wait for the disk; above it the answer is 503.</summary>
    [Range(1, 10_000)]
    public int WaitingBatches { get; init; } = 128;

    /// <summary>Rows that may be on disk and not published yet; above it the answer is 503.</summary>
    [Range(1_000, 10_000_000)]
    public int WaitingRows { get; init; } = 500_000;

    /// <summary>A segment is closed when it is larger.</summary>
    [Range(65_536L, 4_294_967_296L)]
    public long SegmentBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Rows in one <c>record.accepted</c>.</summary>
    [Range(1, 5_000)]
    public int RowsPerEvent { get; init; } = 500;

    /// <summary>A snapshot is sealed by itself after this many new rows.</summary>
    [Range(100L, 100_000_000L)]
    public long SealEveryRows { get; init; } = 10_000;

    /// <summary>Snapshots that seal themselves are at least this far apart.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SealAtMostEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The first snapshot to learn from is sealed once this many rows have labels …</summary>
    [Range(1L, 100_000_000L)]
    public long FirstSealLabels { get; init; } = 2_000;

    /// <summary>… and this many of them are positive.</summary>
    [Range(1L, 100_000_000L)]
    public long FirstSealPositives { get; init; } = 20;

    /// <summary>How long after the latest event time rows are still expected; a manifest's watermark lies this much before it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan AllowedLateness { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far a row may lie behind one of its source that came before without counting as out of order.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan AllowedDisorder { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Oldest segments are left out of a new snapshot that would be larger.</summary>
    [Range(1_000L, 100_000_000L)]
    public long SnapshotRows { get; init; } = 500_000;
}
