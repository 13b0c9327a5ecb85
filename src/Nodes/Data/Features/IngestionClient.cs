namespace MlopsLab.Features;

internal sealed class IngestionClient(HttpClient http)
{
    /// <summary>Asks for the rows of a snapshot, one JSON object a line; the caller looks at the status and disposes the answer.</summary>
    public Task<HttpResponseMessage> RowsAsync(string snapshotId, string? asOf, CancellationToken ct) =>
        http.GetAsync(new Uri($"/snapshots/{Uri.EscapeDataString(snapshotId)}/rows{(asOf is null ? "" : $"?asOf={Uri.EscapeDataString(asOf)}")}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
}
