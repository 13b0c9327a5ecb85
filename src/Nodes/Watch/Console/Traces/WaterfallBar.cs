namespace MlopsLab.Console.Traces;

internal sealed record WaterfallBar(int Depth, string Node, string Name, double OffsetMs, double DurationMs, bool Failed, IReadOnlyDictionary<string, string> Attributes);
