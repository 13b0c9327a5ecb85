using MlopsLab.Inference.Telemetry;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Requests with so many rows.</summary>
internal sealed record BatchTallyView(int BatchSize, TallyView ComputeInfer)
{
    public static BatchTallyView Of((int Size, Tally Took) batch) => new(batch.Size, TallyView.Of(batch.Took));
}
