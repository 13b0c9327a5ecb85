using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class BurstTests(RabbitMqFixture rabbit, ITestOutputHelper output)
{
    private const int Senders = 160;
    private const int Rows = 200;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheds_what_is_too_much_with_the_time_to_come_again_and_keeps_all_it_accepted()
    {
        await using var node = IngestionNode.Create(rabbit, ("Ingestion__WaitingBatches", "2"), ("Ingestion__WaitingRows", "4000"));
        await node.StartAsync(Stop);
        var refusals = new ConcurrentBag<(HttpStatusCode Status, TimeSpan? After)>();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendUntilAcceptedAsync(node.Http, sender, refusals)));

        output.WriteLine($"{refusals.Count} requests were refused before {Senders} were accepted");
        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.True(refusal is { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, After: not null }, $"{refusal}"));
        var snapshot = await node.Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop);
        var kept = (await IngestionNode.RowsAsync(node.Http, snapshot.Body.Text("id"), Stop)).Select(row => row.Text("id")).ToArray();
        Assert.Equal(Senders * Rows, kept.Length);
        Assert.Equal(kept.Length, kept.Distinct().Count());
    }

    private static async Task SendUntilAcceptedAsync(HttpClient http, int sender, ConcurrentBag<(HttpStatusCode, TimeSpan?)> refusals)
    {
        var batch = Node.Rows.Records(Enumerable.Range(0, Rows).Select(row => Node.Rows.Record($"burst-{sender}-{row}")));
        while (true)
        {
            using var answer = await http.PostAsJsonAsync("/records", batch, Stop);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            refusals.Add((answer.StatusCode, answer.Headers.RetryAfter?.Delta));
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), TimeProvider.System, Stop);
        }
    }
}
