namespace MlopsLab.Ingestion.Workers;

/// <summary>Asks the writer to close the segments of a scenario, so that they can be sealed.</summary>
internal sealed class RollOrder(string scenario)
{
    private readonly TaskCompletionSource<SealCut> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Scenario => scenario;

    public Task<SealCut> Done => _done.Task;

    public void Complete(SealCut cut) => _done.TrySetResult(cut);

    public void Fail(Exception error) => _done.TrySetException(error);
}
