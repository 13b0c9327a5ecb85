using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The model's configuration in the words Triton's clients ask for it; <c>dims</c> are those of one row.</summary>
internal sealed record ConfigView(
    string Name, string Platform, string Backend, int MaxBatchSize, IReadOnlyList<ConfigTensorView> Input, IReadOnlyList<ConfigTensorView> Output)
{
    public static ConfigView Of(LoadedModel loaded, int maxRows) => new(
        loaded.Model, ModelView.PlatformOf(loaded), "mlopslab", maxRows,
        [new(InferProtocol.Input, $"TYPE_{InferProtocol.Datatype}", [loaded.Scorer.Inputs])],
        [new(InferProtocol.Output, $"TYPE_{InferProtocol.Datatype}", [1])]);
}
