using System.Net;
using System.Text;
using System.Text.Json;
using MlopsLab.Contracts.Inference;
using MlopsLab.Learning;
using MlopsLab.TestServers;

namespace MlopsLab.Inference.Tests;

[Collection(InferenceLab.OneStableNode)]
public sealed class ServingTests(RabbitMqFixture broker) : IAsyncLifetime
{
    private InferenceLab? lab;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InferenceLab Lab => lab ?? throw new InvalidOperationException("The lab was not started.");

    public async ValueTask InitializeAsync() => lab = await InferenceLab.StartAsync(broker, "inference-stable", Ct);

    public async ValueTask DisposeAsync() => await (lab?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Follows_the_champion_and_answers_the_open_inference_protocol()
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Lab.Node.Http.GetAsync("/v2/health/ready", Ct)).StatusCode);
        await ServeAsync("1", bias: 0);

        var answer = await InferAsync("/v2/models/fraud/infer", """{"id":"42","inputs":[{"name":"x","shape":[2,2],"datatype":"FP64","data":[[1,0],[null,1]]}]}""");

        Assert.Equal(("fraud", "1", "42"), (Text(answer, "model_name"), Text(answer, "model_version"), Text(answer, "id")));
        Assert.Equal(0.4, answer.GetProperty("parameters").GetProperty("threshold").GetDouble());
        var output = answer.GetProperty("outputs")[0];
        Assert.Equal(("score", "FP64", 2), (Text(output, "name"), Text(output, "datatype"), output.GetProperty("shape")[0].GetInt32()));
        Assert.Equal([Artifacts.Score(0, 1, 0), Artifacts.Score(0, double.NaN, 1)], output.GetProperty("data").EnumerateArray().Select(score => score.GetDouble()));
        Assert.Equal(HttpStatusCode.OK, (await Lab.Node.Http.GetAsync("/v2/health/ready", Ct)).StatusCode);
        Assert.Equal("[-1,2]", (await Lab.Node.GetAsync("/v2/models/fraud", Ct)).GetProperty("inputs")[0].GetProperty("shape").GetRawText());
        Assert.True((await Lab.Node.GetAsync("/v2/models/fraud/versions/1/ready", Ct)).GetProperty("ready").GetBoolean());
        Assert.Equal("stable", Text((await Lab.Node.GetAsync("/loaded", Ct))[0], "role"));
    }

    [Fact]
    public async Task A_new_version_takes_over_without_a_lost_request_and_the_old_one_is_back_at_once()
    {
        var first = await ServeAsync("1", bias: 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LoadAsync(stop.Token)));
        await ServeAsync("2", bias: 1);
        Lab.RegistryIsAway = true;
        await Lab.MoveChampionAsync("fraud", "1", first, Ct);
        await Lab.LoadedAsync("fraud", "1", Ct, times: 2);

        await stop.CancelAsync();

        Assert.All(await load, statuses => Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status)));
        Assert.Equal("1", Text(await InferAsync("/v2/models/fraud/infer", OneRow), "model_version"));
        Assert.Equal("2", Text(await InferAsync("/v2/models/fraud/versions/2/infer", OneRow), "model_version"));
    }

    [Fact]
    public async Task Restarted_with_registry_away_it_serves_its_last_good_version_at_once()
    {
        await ServeAsync("1", bias: 0.5);
        await Lab.Node.KillAsync(Ct);
        Lab.RegistryIsAway = true;
        await Lab.Node.StartAsync(Ct);

        Assert.Equal("1", Text(await InferAsync("/v2/models/fraud/infer", OneRow), "model_version"));
    }

    [Fact]
    public async Task A_lost_folder_recovers_from_the_registry()
    {
        var hash = await ServeAsync("7", bias: 0.5);
        await Lab.Node.KillAsync(Ct);
        Directory.Delete(Lab.Data, recursive: true);
        Lab.Champion = ("fraud", "7", hash);
        await Lab.Node.StartAsync(Ct);
        await Lab.LoadedAsync("fraud", "7", Ct, times: 2);

        Assert.Equal("7", Text(await InferAsync("/v2/models/fraud/infer", OneRow), "model_version"));
    }

    [Fact]
    public async Task A_file_damaged_on_disk_is_fetched_again()
    {
        var hash = await ServeAsync("1", bias: 0.5);
        await Lab.Node.KillAsync(Ct);
        await File.AppendAllTextAsync(Path.Combine(Lab.Data, "artifacts", $"{hash}.json"), " ", Ct);
        await Lab.Node.StartAsync(Ct);
        await Lab.LoadedAsync("fraud", "1", Ct, times: 2);

        Assert.Equal("1", Text(await InferAsync("/v2/models/fraud/infer", OneRow), "model_version"));
    }

    [Fact]
    public async Task An_artifact_that_is_not_what_its_hash_says_is_refused_and_the_old_version_serves_on()
    {
        await ServeAsync("1", bias: 0);
        var hash = Lab.Keep(Artifacts.Of(9));
        Lab.Replace(hash, Artifacts.Of(8).ToBytes());
        await Lab.MoveChampionAsync("fraud", "2", hash, Ct);
        await Lab.Node.EventuallyAsync(_ => Task.FromResult(Lab.Bus.Of<ModelLoadFailed>().Count > 0), "the failure is told", Ct);

        Assert.Contains("arrived with the hash", Assert.Single(Lab.Bus.Of<ModelLoadFailed>()).Reason);
        Assert.Equal("1", Text(await InferAsync("/v2/models/fraud/infer", OneRow), "model_version"));
        Lab.Keep(Artifacts.Of(9));
        await Lab.LoadedAsync("fraud", "2", Ct);
    }

    [Fact]
    public async Task An_older_wish_never_replaces_a_newer_one()
    {
        await ServeAsync("2", bias: 1);
        var old = new Contracts.Registry.ModelAliasMoved("fraud", "champion", null, "1", Lab.Keep(Artifacts.Of(0)), 1, "test", "late", DateTimeOffset.UnixEpoch);
        await Lab.Bus.PublishAsync(old, Ct);
        await ServeAsync("1", bias: 0, model: "other");

        Assert.Equal("2", Text(await InferAsync("/v2/models/fraud/infer", OneRow), "model_version"));
    }

    [Fact]
    public async Task Refuses_in_the_words_of_the_protocol()
    {
        (string Path, string Body, int Status, string Reason)[] cases =
        [
            ("/v2/models/fraud/infer", "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,3],\"datatype\":\"FP64\",\"data\":[1,2,3]}]}", 400, "[rows, 2]"),
            ("/v2/models/fraud/infer", "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[1,NaN]}]}", 400, "not valid JSON"),
            ("/v2/models/fraud/infer", "", 400, "not valid JSON"),
            ("/v2/models/fraud/versions/9/infer", "{}", 404, "Model fraud with version 9 not found"),
            ("/v2/models/tomatoes/infer", "{}", 404, "Model tomatoes not found"),
        ];
        await ServeAsync("1", bias: 0);
        foreach (var (path, body, status, reason) in cases)
        {
            using var response = await Lab.Node.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Ct);
            var error = Text(JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Ct)), "error");

            Assert.True((int)response.StatusCode == status && error.Contains(reason, StringComparison.Ordinal), $"{path} {body}: {(int)response.StatusCode} {error}");
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413_and_the_node_goes_on()
    {
        await ServeAsync("1", bias: 0);
        using var huge = await Lab.Node.Http.PostAsync("/v2/models/fraud/infer", new ByteArrayContent(new byte[10_000_000]), Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal("1", Text(await InferAsync("/v2/models/fraud/infer", OneRow), "model_version"));
    }

    [Fact]
    public async Task A_drill_model_fails_the_rows_it_strikes_and_only_those()
    {
        var fault = new InjectedFault(FaultKind.Throw, 0.5, 0);
        await ServeAsync("1", bias: 0, fault: fault);
        for (var a = 0; a < 20; a++)
        {
            using var response = await Lab.Node.Http.PostAsync("/v2/models/fraud/infer", Row(a), Ct);
            var struck = fault.Strikes([a, 0]);

            Assert.Equal(struck ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(struck, (await response.Content.ReadAsStringAsync(Ct)).Contains("InjectedFault"));
        }
    }

    private const string OneRow = """{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,0]}]}""";

    private static StringContent Row(double a) =>
        new($$"""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[{{a}},0]}]}""", Encoding.UTF8, "application/json");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private Task<string> ServeAsync(string version, double bias, InjectedFault? fault = null, string model = "fraud") =>
        Lab.ServeAsync(model, version, Artifacts.Of(bias, fault, model), Ct);

    private async Task<JsonElement> InferAsync(string path, string body)
    {
        using var response = await Lab.Node.Http.PostAsync(path, new StringContent(body), Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Ct));
    }

    private async Task<List<HttpStatusCode>> LoadAsync(CancellationToken stop)
    {
        var statuses = new List<HttpStatusCode>();
        while (!stop.IsCancellationRequested)
        {
            using var response = await Lab.Node.Http.PostAsync("/v2/models/fraud/infer", Row(1), Ct);
            statuses.Add(response.StatusCode);
        }

        return statuses;
    }
}
