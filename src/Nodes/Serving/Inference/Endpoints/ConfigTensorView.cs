namespace MlopsLab.Inference.Endpoints;

internal sealed record ConfigTensorView(string Name, string DataType, IReadOnlyList<int> Dims);
