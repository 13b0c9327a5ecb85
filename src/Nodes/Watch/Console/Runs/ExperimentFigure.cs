namespace MlopsLab.Console.Runs;

internal sealed record ExperimentFigure(string Words, bool Best);
