namespace MlopsLab.Ingestion.Workers;

/// <summary>The disk did not take a batch; nothing of it was kept.</summary>
internal sealed class IntakeFailedException(Exception inner) : Exception("The batch could not be written.", inner);
