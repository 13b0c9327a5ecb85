using System.Net;
using System.Text;
using System.Text.Json;
using MlopsLab.Learning;
using MlopsLab.TestServers;

namespace MlopsLab.Inference.Tests.Batching;

/// <summary>A running node that scores one batch at a time.</summary>
[Collection(InferenceLab.OneStableNode)]
public sealed class BatchedServingTests(RabbitMqFixture broker)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_that_come_at_once_share_runs_and_each_meets_its_own_fate()
    {
        var fault = new InjectedFault(FaultKind.Throw, 0.2, 0);
        await using var lab = await StartAsync();
        await lab.ServeAsync("fraud", "1", Artifacts.Of(0, fault), Ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(a => PostAsync(lab, a)));

        Assert.All(answers.Index(), answer => Assert.Equal(
            fault.Strikes([answer.Index, 0]) ? (HttpStatusCode.InternalServerError, null) : (HttpStatusCode.OK, (double?)Artifacts.Score(0, answer.Index, 0)),
            answer.Item));
    }

    [Fact]
    public async Task A_request_whose_time_is_over_while_its_batch_runs_gets_504_and_its_companion_its_score()
    {
        var fault = new InjectedFault(FaultKind.Slow, 0.5, 1_500);
        await using var lab = await StartAsync();
        await lab.ServeAsync("fraud", "1", Artifacts.Of(0, fault), Ct);
        var slow = Enumerable.Range(0, 100).First(a => fault.Strikes([a, 0]));

        var holds = PostAsync(lab, slow);
        var companion = PostAsync(lab, slow);
        var late = PostAsync(lab, slow, ""","parameters":{"timeout":50000}""");

        Assert.Equal((HttpStatusCode.GatewayTimeout, null), await late);
        Assert.Equal((HttpStatusCode.OK, Artifacts.Score(0, slow, 0)), await companion);
        Assert.Equal((HttpStatusCode.OK, Artifacts.Score(0, slow, 0)), await holds);
    }

    private Task<InferenceLab> StartAsync() =>
        InferenceLab.StartAsync(broker, "inference-stable", Ct, ("Inference__Batching__Enabled", "true"), ("Inference__Batching__Runs", "1"));

    private static async Task<(HttpStatusCode Status, double? Score)> PostAsync(InferenceLab lab, double a, string parameters = "")
    {
        var body = $$"""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[{{a}},0]}]{{parameters}}}""";
        using var response = await lab.Node.Http.PostAsync("/v2/models/fraud/infer", new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Ct));
        return (response.StatusCode, answer.TryGetProperty("outputs", out var outputs) ? outputs[0].GetProperty("data")[0].GetDouble() : null);
    }
}
