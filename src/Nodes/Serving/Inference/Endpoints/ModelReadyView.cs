namespace MlopsLab.Inference.Endpoints;

internal sealed record ModelReadyView(string Name, bool Ready);
