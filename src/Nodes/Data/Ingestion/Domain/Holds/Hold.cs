using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Domain.Holds;

/// <summary>Batches of one source that are kept apart because they break the contract as a whole.</summary>
internal sealed class Hold(string id, string scenario, string source, string schemaVersion, BatchBreak broken, DateTimeOffset at)
{
    private long _rows;
    private long _taken;
    private int _stored;

    public string Id => id;

    /// <summary>Where its rows are.</summary>
    public JournalKey JournalKey => new(scenario, JournalKind.Held, id);

    public string Scenario => scenario;

    public string Source => source;

    public string SchemaVersion => schemaVersion;

    public BatchBreak Broken => broken;

    public DateTimeOffset At => at;

    /// <summary>Rows that are held and on the disk.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? ReleaseReason { get; private set; }

    /// <summary>Set once all its rows were replayed or set aside one by one.</summary>
    public DateTimeOffset? ReplayedAt { get; set; }

    /// <summary>Whether the store knows it; nothing is acknowledged as held before.</summary>
    public bool IsStored
    {
        get => Volatile.Read(ref _stored) == 1;
        set => Volatile.Write(ref _stored, value ? 1 : 0);
    }

    public bool IsOpen => ReleasedAt is null;

    /// <summary>Rows that a replay took already.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    public void Took(long rows) => Interlocked.Add(ref _taken, rows);

    public void Add(long rows) => Interlocked.Add(ref _rows, rows);

    public void Release(DateTimeOffset when, string reason) => (ReleasedAt, ReleaseReason) = (when, reason);
}
