namespace MlopsLab.Ingestion.Endpoints;

/// <summary>What was tried, and the replays that began with it (none after a dry run).</summary>
internal sealed record ReplayAnswer(IReadOnlyList<ReplayPreview> Previews, IReadOnlyList<string> Replays);
