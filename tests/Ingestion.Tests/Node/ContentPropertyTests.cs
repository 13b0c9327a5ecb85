using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MlopsLab.TestNodes;

namespace MlopsLab.Ingestion.Tests.Node;

/// <summary>However the same rows and labels come — in which order, how often, how late, over how many restarts — they are the same content.</summary>
public sealed class ContentPropertyTests
{
    private const int Interleavings = 25;
    private const int Sendings = 110;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Gen<Interleaving> Interleaved =>
        from order in Gen.Choose(0, int.MaxValue - 1).ListOf(Sendings)
        from copies in Gen.Choose(0, 3).ListOf(Sendings)
        from batch in Gen.Choose(1, 40)
        from restarts in Gen.Choose(0, 2)
        from seals in Gen.Choose(0, 2)
        select new Interleaving([.. order], [.. copies], batch, restarts, seals);

    [Fact]
    public async Task Content_is_the_same_for_every_interleaving()
    {
        var sendings = All().ToArray();
        Assert.Equal(Sendings, sendings.Length);
        var expected = await ContentOfAsync(sendings, [], 0);

        foreach (var way in Interleaved.Sample(Interleavings))
        {
            var sent = sendings.SelectMany((sending, place) => Enumerable.Repeat(sending, 1 + (way.Copies[place] == 3 ? 1 : 0)))
                .Select((sending, place) => (sending, Key: way.Order[place % Sendings] ^ (place * 7919))).OrderBy(item => item.Key).Select(item => item.sending).ToArray();
            var content = await ContentOfAsync(sent, [.. Enumerable.Range(1, way.Restarts).Select(part => part * sent.Length / (way.Restarts + 1))], way.Seals, way.Batch);

            Assert.True(expected == content, $"{way} gave another content.");
        }
    }

    // 60 records, the last 20 of which a backfill rewrites (5 of them twice), and 25 labels of which 5 were revised: 110 sendings.
    private static IEnumerable<Sending> All()
    {
        foreach (var row in Enumerable.Range(0, 60))
        {
            var record = Rows.RecordWith($"p-{row}", "amount", row + 0.25);
            record["arrivalTime"] = $"2026-01-05T{row % 24:00}:03:00.000Z";
            yield return new(record, Kind.Record);
        }

        foreach (var (row, version) in Enumerable.Range(40, 20).Select(row => (row, 1)).Concat(Enumerable.Range(40, 5).Select(row => (row, 2))))
        {
            var record = Rows.RecordWith($"p-{row}", "amount", row + (version * 1_000));
            record["arrivalTime"] = $"2026-02-0{version}T00:00:00.000Z";
            yield return new(record, Kind.Backfill);
        }

        foreach (var row in Enumerable.Range(30, 20))
        {
            yield return new(Rows.Label($"p-{row}", row % 2), Kind.Label);
        }

        foreach (var row in Enumerable.Range(30, 5))
        {
            yield return new(Rows.Label($"p-{row}", (row + 1) % 2, "2026-03-01T00:00:00.000Z"), Kind.Label);
        }
    }

    private static async Task<string> ContentOfAsync(Sending[] sendings, int[] restarts, int seals, int batch = 10)
    {
        using var folder = new TemporaryFolder();
        var node = await InProcessNode.OpenAsync(folder.Path, Stop);
        try
        {
            for (var next = 0; next < sendings.Length;)
            {
                var some = sendings.Skip(next).Take(batch).TakeWhile(sending => sending.Kind == sendings[next].Kind).ToArray();
                await SendAsync(node, some);
                next += some.Length;
                if (seals > 0 && next % (sendings.Length / (seals + 1)) < batch / 2)
                {
                    await node.Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop);
                }

                if (restarts.Any(at => at > next - some.Length && at <= next))
                {
                    await node.DisposeAsync();
                    node = await InProcessNode.OpenAsync(folder.Path, Stop);
                }
            }

            var id = (await node.Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop)).Body.Text("id");
            return (await node.Http.JsonAsync($"/snapshots/{id}", Stop)).GetProperty("manifest").Text("content");
        }
        finally
        {
            await node.DisposeAsync();
        }
    }

    private static async Task SendAsync(InProcessNode node, Sending[] some)
    {
        var rows = some.Select(sending => (JsonObject)sending.Row.DeepClone());
        var request = some[0].Kind == Kind.Label ? Rows.Labels(rows) : Rows.Records(rows);
        if (some[0].Kind == Kind.Backfill)
        {
            request["backfill"] = "amounts were wrong";
        }

        var answer = await node.Http.PostJsonAsync(some[0].Kind == Kind.Label ? "/labels" : "/records", request, Stop);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
    }

    private enum Kind
    {
        Record,
        Backfill,
        Label,
    }

    private sealed record Sending(JsonObject Row, Kind Kind);

    private sealed record Interleaving(int[] Order, int[] Copies, int Batch, int Restarts, int Seals);
}
