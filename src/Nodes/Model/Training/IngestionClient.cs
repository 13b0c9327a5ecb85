using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MlopsLab.Training;

internal sealed class IngestionClient(HttpClient http)
{
    /// <summary>The id of the scenario's latest snapshot, or null when none was sealed yet.</summary>
    public async Task<string?> NewestSnapshotAsync(string scenario, CancellationToken ct)
    {
        using var response = await http.GetAsync(Relative($"/snapshots?scenario={Uri.EscapeDataString(scenario)}"), ct);
        await NeighbourAnswer.EnsureAsync(response, "ingestion", ct);
        var snapshots = await response.Content.ReadFromJsonAsync<SnapshotListed[]>(ct) ?? [];
        return snapshots.Where(snapshot => snapshot.Scenario == scenario).MaxBy(snapshot => (snapshot.To, snapshot.LabelledRows))?.SnapshotId;
    }

    /// <summary>Every record of a snapshot.</summary>
    public async IAsyncEnumerable<SnapshotRecord> RecordsAsync(string snapshotId, [EnumeratorCancellation] CancellationToken ct)
    {
        var path = Relative($"/snapshots/{Uri.EscapeDataString(snapshotId)}/rows");
        using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, ct);
        await NeighbourAnswer.EnsureAsync(response, "ingestion", ct);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            if (line.Length > 0 && JsonSerializer.Deserialize<SnapshotRecord>(line, JsonSerializerOptions.Web) is { } record)
            {
                yield return record;
            }
        }
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
