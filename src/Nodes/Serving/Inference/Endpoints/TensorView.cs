namespace MlopsLab.Inference.Endpoints;

internal sealed record TensorView(string Name, string Datatype, IReadOnlyList<int> Shape);
