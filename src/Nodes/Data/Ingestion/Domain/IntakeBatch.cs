using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Domain;

/// <summary>What one request brings: good rows as lines ready for the journal, and the bad ones.</summary>
internal sealed record IntakeBatch(
    JournalKey Journal, string SchemaVersion, ReadOnlyMemory<byte> Lines, IReadOnlyList<IntakeRow> Rows, IReadOnlyList<RejectedRow> Rejected);
