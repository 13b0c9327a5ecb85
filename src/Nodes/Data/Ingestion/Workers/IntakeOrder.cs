using MlopsLab.Ingestion.Domain;

namespace MlopsLab.Ingestion.Workers;

/// <summary>A batch that waits for the disk; <see cref="Done"/> gives the positions in the request of rows that came before.</summary>
internal sealed class IntakeOrder(IntakeBatch batch)
{
    private readonly TaskCompletionSource<IReadOnlyList<int>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IntakeBatch Batch => batch;

    public Task<IReadOnlyList<int>> Done => _done.Task;

    public List<int> Duplicates { get; } = [];

    public List<IntakeRow> New { get; } = [];

    /// <summary>How many of the duplicates say something else than the row that came before.</summary>
    public int Conflicts { get; private set; }

    /// <summary>How many of the new rows replace one that came before.</summary>
    public int Replaced { get; private set; }

    /// <param name="row">One of the batch.</param>
    /// <param name="seen">What came before by id, and what it said if that is known; the row enters it.</param>
    public void Sort(IntakeRow row, Dictionary<string, long?> seen)
    {
        var isNew = !seen.TryGetValue(row.Id, out var before);
        var differs = !isNew && before is { } content && content != row.Content;
        if (isNew || (differs && Batch.Backfill is not null))
        {
            seen[row.Id] = row.Content;
            New.Add(row);
            Replaced += isNew ? 0 : 1;
        }
        else
        {
            Duplicates.Add(row.Index);
            Conflicts += differs ? 1 : 0;
        }
    }

    public void Complete() => _done.TrySetResult(Duplicates);

    public void Fail(Exception error) => _done.TrySetException(error);
}
