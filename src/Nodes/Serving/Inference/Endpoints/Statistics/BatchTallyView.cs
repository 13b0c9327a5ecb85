using MlopsLab.Inference.Telemetry;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Runs of the model over so many rows, of one request or of several.</summary>
internal sealed record BatchTallyView(int BatchSize, TallyView ComputeInfer)
{
    public static BatchTallyView Of((int Size, Tally Took) batch) => new(batch.Size, TallyView.Of(batch.Took));
}
