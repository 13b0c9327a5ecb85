using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference.Endpoints;

internal sealed record ModelView(
    string Name, IReadOnlyList<string> Versions, string Platform, IReadOnlyList<TensorView> Inputs, IReadOnlyList<TensorView> Outputs)
{
    public static ModelView Of(LoadedModel model, IEnumerable<string> versions) => new(
        model.Model,
        [.. versions],
        PlatformOf(model),
        [new(InferProtocol.Input, InferProtocol.Datatype, [-1, model.Scorer.Inputs])],
        [new(InferProtocol.Output, InferProtocol.Datatype, [-1])]);

    public static string PlatformOf(LoadedModel model) => $"mlopslab_{model.Artifact.Learner}";
}
