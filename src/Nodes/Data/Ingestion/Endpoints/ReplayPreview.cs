namespace MlopsLab.Ingestion.Endpoints;

/// <summary>What became of the first rows when a replay was tried on them.</summary>
/// <param name="StillBroken">Why the rows would break the contract as a batch even then; null when they don't.</param>
internal sealed record ReplayPreview(string HoldId, int Tried, int WouldAccept, int WouldRefuse, IReadOnlyList<string> Reasons, string? StillBroken);
