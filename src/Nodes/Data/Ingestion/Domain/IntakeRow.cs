namespace MlopsLab.Ingestion.Domain;

/// <summary>One row that kept its contract: its id and where its line stands among the lines of the batch.</summary>
internal readonly record struct IntakeRow(int Index, string Id, int Start, int Length);
