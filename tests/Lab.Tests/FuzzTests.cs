using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace MlopsLab.Lab.Tests;

/// <summary>Every intake of the running lab against bodies that make no sense; as many before, so that code and memory are those of a busy node.</summary>
public sealed partial class FuzzTests(RunningLab running)
{
    private const int Payloads = 10_000;
    private const int AtOnce = 8;
    private const double LargestGrowth = 1.10;
    private readonly LabProcess _lab = running.Lab;

    [Theory]
    [InlineData("gateway", "/score", Payment.Typical)]
    [InlineData("gateway", "/v2/models/fraud/infer", Vector)]
    [InlineData("inference-stable", "/v2/models/fraud/infer", Vector)]
    [InlineData("ingestion", "/records", """{"scenario":"electricity","records":[{"id":"fuzz-1","eventTime":"2026-01-31T12:00:00Z","fields":{"period":0.1,"nswprice":0.05,"nswdemand":0.4,"vicprice":0.003,"vicdemand":0.4,"transfer":0.4}}]}""")]
    [InlineData("ingestion", "/labels", """{"scenario":"electricity","labels":[{"recordId":"fuzz-1","value":1,"eventTime":"2026-01-31T12:00:00Z","arrivalTime":"2026-02-01T12:00:00Z"}]}""")]
    [InlineData("training", "/runs", """{"scenario":"nowhere","learner":"none","settings":{"depth":"3"},"by":"fuzz","reason":"fuzz"}""")]
    [InlineData("rollouts", "/rollouts", """{"model":"nowhere","version":"9","weight":0.1,"steps":[0.1,0.5,1],"by":"fuzz"}""")]
    [InlineData("console", "/v1/traces", "\n\u0012\n\u0010\n\u000eservice.name")]
    public async Task An_intake_refuses_nonsense_counts_it_and_stays_as_it_was(string node, string path, string good)
    {
        var ct = TestContext.Current.CancellationToken;
        var before = await LookAsync(node, ct);
        using var http = new HttpClient { BaseAddress = new Uri(before.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _lab.TokenAsync(ct));
        await SendAsync(http, path, new Malformed(good, seed: 1), Payloads, ct);
        var (settled, counted) = (await LookAsync(node, ct), await CountedAsync(http, ct));

        var statuses = await SendAsync(http, path, new Malformed(good, seed: 2), Payloads, ct);

        var after = await LookAsync(node, ct);
        Assert.DoesNotContain(statuses.Keys, status => status >= 500);
        Assert.True(statuses.Where(pair => pair.Key >= 400).Sum(pair => pair.Value) > Payloads / 2, "Hardly anything was refused.");
        Assert.Equal((before.Pid, before.Restarts), (after.Pid, after.Restarts));
        Assert.InRange(await CountedAsync(http, ct) - counted, Payloads, long.MaxValue);
        Assert.True(after.Bytes < settled.Bytes * LargestGrowth, $"{node} grew from {settled.Bytes / 1e6:0.0} to {after.Bytes / 1e6:0.0} MB.");
    }

    private const string Vector = """{"id":"42","inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[[1,2]]}]}""";

    private static async Task<Dictionary<int, int>> SendAsync(HttpClient http, string path, Malformed bodies, int count, CancellationToken ct)
    {
        var statuses = new Dictionary<int, int>();
        var turn = new Lock();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (_, token) =>
        {
            using var content = new ByteArrayContent(Taken()) { Headers = { ContentType = new("application/json") } };
            using var answer = await http.PostAsync(path, content, token);
            Count((int)answer.StatusCode);
        });
        return statuses;

        byte[] Taken()
        {
            lock (turn)
            {
                return bodies.Next();
            }
        }

        void Count(int status)
        {
            lock (turn)
            {
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
            }
        }
    }

    private async Task<(string Url, int Pid, int Restarts, long Bytes)> LookAsync(string node, CancellationToken ct)
    {
        var row = (await _lab.NodesAsync(ct)).Single(row => (string?)row?["name"] == node) ?? throw new InvalidOperationException($"There is no {node}.");
        var pid = (int?)row["pid"] ?? 0;
        var status = await File.ReadAllTextAsync($"/proc/{pid}/status", ct);
        return ((string?)row["url"] ?? "", pid, (int?)row["restarts"] ?? 0, 1_024 * long.Parse(Resident().Match(status).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Requests that the node's own metrics count.</summary>
    private static async Task<long> CountedAsync(HttpClient http, CancellationToken ct) =>
        Requests().Matches(await http.GetStringAsync("/metrics", ct)).Sum(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Resident();

    [GeneratedRegex(@"(?m)^http_server_request_duration_seconds_count\{.*\} (\d+)$")]
    private static partial Regex Requests();
}
