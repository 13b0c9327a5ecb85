using System.Net;
using MlopsLab.TestNodes;

namespace MlopsLab.Ingestion.Tests.Node;

/// <summary>Senders that send a batch again until it is acknowledged.</summary>
internal sealed class Clients(HttpClient http, int batches, int rowsPerBatch)
{
    private int _next = -1;
    private int _acknowledged;
    private int _failures;
    private int _duplicates;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public int Failures => Volatile.Read(ref _failures);

    public int Duplicates => Volatile.Read(ref _duplicates);

    public Task SendAllAsync(CancellationToken ct) => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(ct)));

    private async Task SendAsync(CancellationToken ct)
    {
        while (Interlocked.Increment(ref _next) is var batch && batch < batches)
        {
            var request = Rows.Records(Enumerable.Range(batch * rowsPerBatch, rowsPerBatch).Select(row => Rows.Record($"kill-{row}")));
            await Eventually.HoldsAsync(() => TrySendAsync(request, ct), TimeSpan.FromMinutes(2), () => "a batch is acknowledged", ct);
            Interlocked.Increment(ref _acknowledged);
        }
    }

    private async Task<bool> TrySendAsync(object request, CancellationToken ct)
    {
        try
        {
            var answer = await http.PostJsonAsync("/records", request, ct);
            if (answer.Status != HttpStatusCode.OK)
            {
                Interlocked.Increment(ref _failures);
                return false;
            }

            Interlocked.Add(ref _duplicates, answer.Body.GetProperty("duplicates").GetInt32());
            return true;
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _failures);
            return false;
        }
    }
}
