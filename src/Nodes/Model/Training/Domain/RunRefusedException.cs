namespace MlopsLab.Training.Domain;

/// <summary>The run cannot succeed as it was asked for; the message names what to change.</summary>
internal sealed class RunRefusedException(string reason) : Exception(reason);
