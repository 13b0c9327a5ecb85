using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Learning;
using MlopsLab.TestServers;

namespace MlopsLab.Inference.Tests;

/// <summary>What Triton's and KServe's clients send, byte for byte, to a running node.</summary>
[Collection(InferenceLab.OneStableNode)]
public sealed class ProtocolTests(RabbitMqFixture broker) : IAsyncLifetime
{
    private const string Json = """{"id":"7","inputs":[{"name":"x","shape":[2,2],"datatype":"FP64","data":[1,0,2,1]}]}""";
    private const string Infer = "/v2/models/fraud/infer";
    private const string HeaderLength = "Inference-Header-Content-Length";

    private InferenceLab? lab;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InferenceLab Lab => lab ?? throw new InvalidOperationException("The lab was not started.");

    public async ValueTask InitializeAsync() => lab = await InferenceLab.StartAsync(broker, "inference-stable", Ct);

    public async ValueTask DisposeAsync() => await (lab?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Bytes_in_and_bytes_out_give_the_scores_that_json_gives()
    {
        await Lab.ServeAsync("fraud", "1", Artifacts.Of(0.25), Ct);
        var wanted = (await PostAsync(Infer, Encoding.UTF8.GetBytes(Json))).Body["outputs"]?[0]?["data"]?.AsArray().Select(score => (double?)score ?? 0).ToArray() ?? [];
        var head = Encoding.UTF8.GetBytes("""{"id":"7","parameters":{"binary_data_output":true},"inputs":[{"name":"x","shape":[2,2],"datatype":"FP32","parameters":{"binary_data_size":16}}]}""");
        var values = new byte[16];
        foreach (var (index, value) in ((float[])[1, 0, 2, 1]).Index())
        {
            BinaryPrimitives.WriteSingleLittleEndian(values.AsSpan(index * 4), value);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Infer) { Content = new ByteArrayContent([.. head, .. values]) };
        request.Content.Headers.Add(HeaderLength, $"{head.Length}");
        using var response = await Lab.Node.Http.SendAsync(request, Ct);
        var bytes = await response.Content.ReadAsByteArrayAsync(Ct);
        var length = int.Parse(response.Headers.GetValues(HeaderLength).Single(), System.Globalization.CultureInfo.InvariantCulture);
        var answer = JsonNode.Parse(bytes.AsSpan(0, length));

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("7", 16), ((string?)answer?["id"], (int?)answer?["outputs"]?[0]?["parameters"]?["binary_data_size"]));
        Assert.Null(answer?["outputs"]?[0]?["data"]);
        Assert.Equal<double[]>(wanted, [BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(length)), BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(length + 8))]);
        Assert.Equal(length + 16, bytes.Length);
    }

    [Fact]
    public async Task Tells_its_extensions_configuration_and_statistics()
    {
        await Lab.ServeAsync("fraud", "1", Artifacts.Of(0), Ct);
        await PostAsync(Infer, Encoding.UTF8.GetBytes(Json));
        await PostAsync(Infer, Encoding.UTF8.GetBytes(Json));
        await PostAsync(Infer, "{}"u8.ToArray());

        var server = await Lab.Node.GetAsync("/v2", Ct);
        var config = await Lab.Node.GetAsync("/v2/models/fraud/config", Ct);
        var stats = (await Lab.Node.GetAsync("/v2/models/fraud/versions/1/stats", Ct)).GetProperty("model_stats")[0];
        var inference = stats.GetProperty("inference_stats");

        Assert.Contains("binary_tensor_data", server.GetProperty("extensions").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("""[{"name":"x","data_type":"TYPE_FP64","dims":[2]}]""", config.GetProperty("input").GetRawText());
        Assert.Equal((4, 2), (stats.GetProperty("inference_count").GetInt32(), stats.GetProperty("execution_count").GetInt32()));
        Assert.Equal((2, 1), (Count(inference, "success"), Count(inference, "fail")));
        Assert.All((string[])["success", "compute_input", "compute_infer", "compute_output"], part => Assert.True(inference.GetProperty(part).GetProperty("ns").GetInt64() > 0));
        Assert.Equal((2, 2), (stats.GetProperty("batch_stats")[0].GetProperty("batch_size").GetInt32(), Count(stats.GetProperty("batch_stats")[0], "compute_infer")));
        Assert.Equal(HttpStatusCode.NotFound, (await Lab.Node.Http.GetAsync("/v2/models/tomatoes/stats", Ct)).StatusCode);
    }

    [Fact]
    public async Task Loads_a_version_beside_unloads_it_and_the_model_stays_unloaded_over_a_restart()
    {
        await Lab.ServeAsync("fraud", "2", Artifacts.Of(1), Ct);
        Lab.Register("fraud", "1", Artifacts.Of(0));

        Assert.Equal(200, await RepositoryAsync("fraud/load", """{"parameters":{"version":"1"}}"""));
        Assert.Equal(["fraud 1 READY", "fraud 2 READY"], await IndexAsync());
        await Lab.Node.KillAsync(Ct);
        await Lab.Node.StartAsync(Ct);
        Assert.Equal("1", (string?)(await PostAsync("/v2/models/fraud/versions/1/infer", Encoding.UTF8.GetBytes(Json))).Body["model_version"]);
        Assert.Equal("2", (string?)(await PostAsync(Infer, Encoding.UTF8.GetBytes(Json))).Body["model_version"]);
        Assert.Equal(400, await RepositoryAsync("fraud/unload", """{"parameters":{"version":"2"}}"""));
        Assert.Equal(200, await RepositoryAsync("fraud/unload", """{"parameters":{"version":"1","unload_dependents":false}}"""));
        Assert.Equal(["fraud 2 READY"], await IndexAsync());

        Assert.Equal(200, await RepositoryAsync("fraud/unload", ""));
        Assert.Equal(404, (await PostAsync(Infer, Encoding.UTF8.GetBytes(Json))).Status);
        await Lab.Node.KillAsync(Ct);
        await Lab.Node.StartAsync(Ct);
        Assert.Empty(await IndexAsync());
        Assert.Equal(200, await RepositoryAsync("fraud/load", ""));
        Assert.Equal("2", (string?)(await PostAsync(Infer, Encoding.UTF8.GetBytes(Json))).Body["model_version"]);
    }

    [Fact]
    public async Task The_repository_refuses_in_the_words_of_the_protocol()
    {
        (string Path, string Body, int Status, string Reason)[] cases =
        [
            ("fraud/load", """{"parameters":{"version":"9"}}""", 404, "the registry has no version 9 of fraud"),
            ("tomatoes/load", "", 404, "no champion of tomatoes"),
            ("tomatoes/unload", "", 404, "tomatoes is not loaded"),
            ("fraud/load", """{"parameters":{"config":"{}"}}""", 400, "there is no parameter config"),
            ("fraud/load", """{"parameters":{"version":9}}""", 400, "version must be a text"),
            ("fraud/load", "[]", 400, "must be a JSON object"),
            ("fraud/load", "{", 400, "not valid JSON"),
        ];
        foreach (var (path, body, status, reason) in cases)
        {
            using var response = await Lab.Node.Http.SendAsync(Repository(path, body), Ct);
            var error = (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))?["error"];

            Assert.True((int)response.StatusCode == status && error?.Contains(reason, StringComparison.Ordinal) is true, $"{path} {body}: {(int)response.StatusCode} {error}");
        }
    }

    [Fact]
    public async Task Loading_needs_the_labs_token_and_a_registry_that_answers()
    {
        Lab.RegistryIsAway = true;

        using var nobody = new HttpClient { BaseAddress = Lab.Node.Http.BaseAddress };
        using var stranger = await nobody.PostAsync("/v2/repository/models/fraud/load", null, Ct);
        var away = await RepositoryAsync("fraud/load", """{"parameters":{"version":"1"}}""");

        Assert.Equal((HttpStatusCode.Unauthorized, 503), (stranger.StatusCode, away));
    }

    [Fact]
    public async Task A_request_whose_time_is_over_is_told_so_while_the_model_is_still_busy()
    {
        await Lab.ServeAsync("fraud", "1", Artifacts.Of(0, new InjectedFault(FaultKind.Slow, 1, 20_000)), Ct);

        var (status, body) = await PostAsync(Infer, Encoding.UTF8.GetBytes(Json.Replace("\"id\":\"7\"", "\"parameters\":{\"timeout\":50000}", StringComparison.Ordinal)));

        Assert.Equal(504, status);
        Assert.Contains("timeout of 50000 µs", (string?)body["error"]);
    }

    private static int Count(JsonElement stats, string part) => stats.GetProperty(part).GetProperty("count").GetInt32();

    /// <summary>As clients do that send no content type.</summary>
    private async Task<(int Status, JsonNode Body)> PostAsync(string path, byte[] body)
    {
        using var response = await Lab.Node.Http.PostAsync(path, new ByteArrayContent(body), Ct);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct)) ?? new JsonObject());
    }

    private async Task<int> RepositoryAsync(string path, string body) => (int)(await Lab.Node.Http.SendAsync(Repository(path, body), Ct)).StatusCode;

    private async Task<IReadOnlyList<string>> IndexAsync() =>
        [.. (await PostAsync("/v2/repository/index", [])).Body.AsArray().Select(row => $"{row?["name"]} {row?["version"]} {row?["state"]}").Order(StringComparer.Ordinal)];

    private HttpRequestMessage Repository(string path, string body) => new(HttpMethod.Post, $"/v2/repository/models/{path}")
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
    };
}
