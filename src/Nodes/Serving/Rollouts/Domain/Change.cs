namespace MlopsLab.Rollouts.Domain;

/// <summary>Something about a rollout is to be written down.</summary>
/// <param name="GoesOn">It takes the next step by itself, for which a gate is asked.</param>
internal readonly record struct Change(bool GoesOn);
