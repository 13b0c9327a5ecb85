using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Domain;

/// <summary>What one request brings: good rows as lines ready for the journal, and the bad ones; and why its rows may replace others, if they may.</summary>
internal sealed record IntakeBatch(
    JournalKey Journal, string SchemaVersion, ReadOnlyMemory<byte> Lines, IReadOnlyList<IntakeRow> Rows, IReadOnlyList<RejectedRow> Rejected, string? Backfill = null)
{
    public IntakeCounts Counts { get; init; }
}
