namespace MlopsLab.Policies;

/// <summary>What somebody else has to say before the next step.</summary>
/// <param name="Webhook">Where it is asked; null when a person promotes.</param>
public sealed record Gate(Uri? Webhook);
