namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>What was learnt about a column, as it is stored.</summary>
internal sealed record ColumnState(string Name, double[] Profile, double[] Absent, double[] Exact, double[][] Failures, double[] Serial);
