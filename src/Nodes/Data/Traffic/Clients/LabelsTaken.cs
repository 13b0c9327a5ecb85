namespace MlopsLab.Traffic.Clients;

internal sealed record LabelsTaken(int Accepted);
