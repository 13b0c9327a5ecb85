namespace MlopsLab.Features.Endpoints;

/// <summary>Which scenario, perhaps which one entity (<c>customer:42</c>), and whether what is wrong is written again from the log.</summary>
internal sealed record ParityRequest(string? Scenario, string? Entity, bool Repair = false);
