using System.Collections.Concurrent;
using Dapper;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>How far each journal is published. The row in the store moves in the transaction of the events; memory follows after the commit.</summary>
internal sealed class Positions(Store store)
{
    private readonly ConcurrentDictionary<string, JournalPosition> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _lines = new(StringComparer.Ordinal);
    private volatile TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalPosition Of(JournalKey key) => _known.GetValueOrDefault(key.Name, JournalPosition.Start);

    /// <summary>Lines that were published in all.</summary>
    public long LinesOf(JournalKey key) => _lines.GetValueOrDefault(key.Name);

    public async Task LoadAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        foreach (var (journal, segment, offset, lines) in await connection.QueryAsync<(string, long, long, long)>(
            "SELECT journal, segment, byte_offset, line_count FROM intake_position"))
        {
            _known[journal] = new((int)segment, offset);
            _lines[journal] = lines;
        }
    }

    public static Task SaveAsync(StoreSession session, JournalKey key, JournalPosition position, int lines) =>
        session.Connection.ExecuteAsync(
            """
            INSERT INTO intake_position (journal, segment, byte_offset, line_count) VALUES (@Name, @Segment, @Offset, @lines)
            ON CONFLICT (journal) DO UPDATE SET segment = excluded.segment, byte_offset = excluded.byte_offset, line_count = intake_position.line_count + excluded.line_count
            """,
            new { key.Name, position.Segment, position.Offset, lines },
            session.Transaction);

    public void Moved(JournalKey key, JournalPosition position, int lines)
    {
        _known[key.Name] = position;
        _lines.AddOrUpdate(key.Name, lines, (_, before) => before + lines);
        Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Returns once the journal is published up to a position.</summary>
    public async Task ReachedAsync(JournalKey key, JournalPosition wanted, CancellationToken ct)
    {
        while (true)
        {
            var moved = _moved.Task;
            if (Of(key) >= wanted)
            {
                return;
            }

            await moved.WaitAsync(ct);
        }
    }
}
