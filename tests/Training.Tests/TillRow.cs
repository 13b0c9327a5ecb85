namespace MlopsLab.Training.Tests;

internal sealed record TillRow(string Id, DateTimeOffset At, double Amount, int Kind, int Label);
