using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using MlopsLab.TestServers;

namespace MlopsLab.Inference.Tests;

/// <summary>Bodies that come and go compressed, on a running node.</summary>
[Collection(InferenceLab.OneStableNode)]
public sealed class CompressedTests(RabbitMqFixture broker) : IAsyncLifetime
{
    private const string Infer = "/v2/models/fraud/infer";
    private const string Json = """{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,0]}]}""";

    private InferenceLab? lab;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InferenceLab Lab => lab ?? throw new InvalidOperationException("The lab was not started.");

    public async ValueTask InitializeAsync()
    {
        lab = await InferenceLab.StartAsync(broker, "inference-stable", Ct);
        await lab.ServeAsync("fraud", "1", Artifacts.Of(0), Ct);
    }

    public async ValueTask DisposeAsync() => await (lab?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task A_gzipped_request_is_answered_and_the_answer_is_gzipped_when_asked()
    {
        using var plain = await SendAsync(Zip(Encoding.UTF8.GetBytes(Json)), "gzip");
        using var zipped = await SendAsync(Zip(Encoding.UTF8.GetBytes(Json)), "gzip", accept: "gzip");
        await using var unzipped = new GZipStream(await zipped.Content.ReadAsStreamAsync(Ct), CompressionMode.Decompress);
        using var text = new StreamReader(unzipped);
        var answer = await plain.Content.ReadAsStringAsync(Ct);

        Assert.Equal((HttpStatusCode.OK, 0), (plain.StatusCode, plain.Content.Headers.ContentEncoding.Count));
        Assert.Equal(Artifacts.Score(0, 1, 0), JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("outputs")[0].GetProperty("data")[0].GetDouble());
        Assert.Equal(["gzip"], zipped.Content.Headers.ContentEncoding);
        Assert.Equal(answer, await text.ReadToEndAsync(Ct));
    }

    [Fact]
    public async Task A_bomb_is_413_other_nonsense_400_or_415_and_the_node_goes_on()
    {
        var bomb = Zip(new byte[100_000_000]);
        (byte[] Body, string Encoding, HttpStatusCode Status, string Reason)[] cases =
        [
            (bomb, "gzip", HttpStatusCode.RequestEntityTooLarge, "larger than this node takes"),
            (Encoding.UTF8.GetBytes(Json), "gzip", HttpStatusCode.BadRequest, "is not valid gzip"),
            (Zip(Encoding.UTF8.GetBytes(Json))[..^12], "gzip", HttpStatusCode.BadRequest, "is not valid"),
            (Encoding.UTF8.GetBytes(Json), "zstd", HttpStatusCode.UnsupportedMediaType, "send it as gzip"),
        ];
        Assert.True(bomb.Length < 1_000_000);
        foreach (var (body, encoding, status, reason) in cases)
        {
            using var refused = await SendAsync(body, encoding);
            Assert.Equal(status, refused.StatusCode);
            Assert.Contains(reason, await refused.Content.ReadAsStringAsync(Ct));
        }

        using var after = await SendAsync(Zip(Encoding.UTF8.GetBytes(Json)), "gzip");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var into = new MemoryStream();
        using (var zip = new GZipStream(into, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return into.ToArray();
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] body, string encoding, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Infer) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentEncoding.Add(encoding);
        if (accept is not null)
        {
            request.Headers.Add("Accept-Encoding", accept);
        }

        return await Lab.Node.Http.SendAsync(request, Ct);
    }
}
