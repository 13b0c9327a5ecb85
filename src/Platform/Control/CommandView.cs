namespace MlopsLab.Control;

/// <summary>A command that was carried out.</summary>
internal sealed record CommandView(string Name, string Command, string? Message);
