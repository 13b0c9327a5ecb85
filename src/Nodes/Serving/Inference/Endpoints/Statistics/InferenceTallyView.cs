using MlopsLab.Inference.Telemetry;

namespace MlopsLab.Inference.Endpoints;

internal sealed record InferenceTallyView(
    TallyView Success, TallyView Fail, TallyView Queue, TallyView ComputeInput, TallyView ComputeInfer, TallyView ComputeOutput, TallyView CacheHit, TallyView CacheMiss)
{
    public static InferenceTallyView Of(VersionTally tally) => new(
        TallyView.Of(tally.Success), TallyView.Of(tally.Failure), TallyView.Of(tally.Queue), TallyView.Of(tally.Input), TallyView.Of(tally.Infer),
        TallyView.Of(tally.Output), TallyView.None, TallyView.None);
}
