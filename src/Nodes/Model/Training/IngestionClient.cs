namespace MlopsLab.Training;

internal sealed class IngestionClient(HttpClient http)
{
    /// <summary>The id of the scenario's latest snapshot, or null when none was sealed yet.</summary>
    public async Task<string?> NewestSnapshotAsync(string scenario, CancellationToken ct)
    {
        using var response = await http.GetAsync(Relative($"/snapshots?scenario={Uri.EscapeDataString(scenario)}"), ct);
        await NeighbourAnswer.EnsureAsync(response, "ingestion", ct);
        var snapshots = await response.Content.ReadFromJsonAsync<SnapshotListed[]>(ct) ?? [];
        return snapshots.Where(snapshot => snapshot.Scenario == scenario).MaxBy(snapshot => snapshot.SealedAt)?.Id;
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
