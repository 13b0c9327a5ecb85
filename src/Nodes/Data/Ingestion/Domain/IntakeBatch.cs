using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Domain;

/// <summary>What one request brings: good rows as lines ready for the journal, and the bad ones; and why its rows may replace others, if they may.</summary>
internal sealed record IntakeBatch(
    JournalKey Journal, string SchemaVersion, ReadOnlyMemory<byte> Lines, IReadOnlyList<IntakeRow> Rows, IReadOnlyList<RejectedRow> Rejected, string? Backfill = null)
{
    /// <summary>The version of the contract its rows keep.</summary>
    public string? Contract { get; init; }

    /// <summary>Who sent it; null when nobody counts its intake.</summary>
    public RowOrigin? Origin { get; init; }

    public IntakeCounts Counts { get; init; }

    /// <summary>The values of a batch of records, for what is judged on all of them together.</summary>
    public ObservedBatch? Observed { get; init; }

    /// <summary>The hold its rows go into.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The hold that ended with this batch.</summary>
    public Hold? Ended { get; init; }
}
