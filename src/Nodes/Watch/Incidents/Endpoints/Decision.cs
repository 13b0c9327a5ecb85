namespace MlopsLab.Incidents.Endpoints;

/// <summary>Who decides, and why.</summary>
internal sealed record Decision(string? By, string? Why);
