namespace MlopsLab.Console.Layout;

internal sealed record FlowBox(string Name, int X, int Y);
