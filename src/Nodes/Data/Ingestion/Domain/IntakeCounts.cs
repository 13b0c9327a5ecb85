namespace MlopsLab.Ingestion.Domain;

/// <summary>What was noticed about accepted rows without setting them aside.</summary>
internal readonly record struct IntakeCounts(int Warned, int OutOfOrder, int Behind, int Ahead);
