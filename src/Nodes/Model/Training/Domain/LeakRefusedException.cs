namespace MlopsLab.Training.Domain;

/// <summary>A feature gives the label away; the message names it, the evidence and how to train all the same.</summary>
internal sealed class LeakRefusedException(string reason) : Exception(reason);
