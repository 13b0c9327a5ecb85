namespace MlopsLab.Ingestion.Domain;

/// <summary>One row that kept its contract: its id, where its line stands among the lines of the batch, and (of a record) the hash of what it says.</summary>
internal readonly record struct IntakeRow(int Index, string Id, int Start, int Length, long Content = 0);
