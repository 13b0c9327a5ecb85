namespace MlopsLab.Learning.Artifacts;

/// <summary>What precedes the numbers; format 1.</summary>
internal sealed record TestRowsHeader(int Format, IReadOnlyList<FeatureInput> Inputs, int Rows, int Of, bool Keyed, IReadOnlyList<string> Slices);
