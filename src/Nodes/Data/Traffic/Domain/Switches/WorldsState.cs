namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>What the node still knows of its worlds after a kill.</summary>
internal sealed record WorldsState(IReadOnlyList<WorldSwitch> Switches, AdversaryMind Mind);
