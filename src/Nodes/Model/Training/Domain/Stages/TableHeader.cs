using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>What precedes the numbers of a table on disk.</summary>
internal sealed record TableHeader(string View, IReadOnlyList<FeatureInput> Inputs, int Rows, bool Weighted, IReadOnlyList<string> Segments, RowsReport Report, bool Keyed);
