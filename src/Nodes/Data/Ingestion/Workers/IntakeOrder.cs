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

    public void Complete() => _done.TrySetResult(Duplicates);

    public void Fail(Exception error) => _done.TrySetException(error);
}
