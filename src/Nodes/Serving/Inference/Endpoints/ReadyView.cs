namespace MlopsLab.Inference.Endpoints;

internal sealed record ReadyView(bool Ready);
