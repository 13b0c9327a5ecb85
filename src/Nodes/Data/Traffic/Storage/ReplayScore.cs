namespace MlopsLab.Traffic.Storage;

internal sealed record ReplayScore(string Id, double Score, double? Label);
