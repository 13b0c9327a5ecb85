namespace MlopsLab.Registry.Domain.Gates;

/// <summary>A person let a version pass although these gates fail.</summary>
internal sealed record GateOverride(IReadOnlyList<string> Gates, string By, string Why, DateTimeOffset At);
