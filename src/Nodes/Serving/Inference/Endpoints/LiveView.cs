namespace MlopsLab.Inference.Endpoints;

internal sealed record LiveView(bool Live);
