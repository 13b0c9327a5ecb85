namespace MlopsLab.Control;

/// <summary>Who ordered something, and why.</summary>
internal sealed record Reason(string By, string Why);
