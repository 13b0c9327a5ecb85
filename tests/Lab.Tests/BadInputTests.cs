using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace MlopsLab.Lab.Tests;

public sealed class BadInputTests(RunningLab running)
{
    private readonly LabProcess _lab = running.Lab;

    [Theory]
    [InlineData("{\"amount\": ", 400)]
    [InlineData("[1,2]", 400)]
    [InlineData("{\"amount\": \"lots\"}", 400)]
    [InlineData("{}", 400)]
    [InlineData("{\"amount\": NaN}", 400)]
    [InlineData("{\"scenario\":\"nowhere\",\"record\":{}}", 400)]
    public async Task The_gateway_refuses_a_bad_record_and_says_why(string body, int status)
    {
        var ct = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = new Uri(await _lab.UrlOfAsync("gateway", ct)) };

        using var answer = await http.PostAsync("/score", new StringContent(body, Encoding.UTF8, "application/json"), ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("detail", await answer.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_are_too_much_for_every_intake()
    {
        var ct = TestContext.Current.CancellationToken;
        var body = new string(' ', 10 * 1024 * 1024);
        foreach (var (node, path) in new[] { ("gateway", "/score"), ("ingestion", "/records"), ("gateway", "/v2/models/fraud/infer") })
        {
            using var http = new HttpClient { BaseAddress = new Uri(await _lab.UrlOfAsync(node, ct)) };

            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { ExpectContinue = true } };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _lab.TokenAsync(ct));

            using var answer = await http.SendAsync(request, ct);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(2, "score", "--json", "{\"amount\": 1}")]
    [InlineData(1, "model", "approve", "fraud/999")]
    [InlineData(2, "model", "approve", "fraud")]
    [InlineData(1, "rollout", "start", "fraud/999")]
    [InlineData(2, "train", "--learner", "magic")]
    [InlineData(2, "train", "--scenario", "nowhere")]
    [InlineData(2, "traffic", "rate", "-5")]
    [InlineData(2, "traffic", "replay", "/nowhere.csv", "--scenario", "fraud")]
    [InlineData(2, "scenario", "import", "/nowhere.csv", "--label", "x")]
    [InlineData(1, "node", "kill", "nobody")]
    [InlineData(2, "no-such-verb")]
    public async Task The_command_answers_with_the_right_code_and_one_line(int code, params string[] words)
    {
        var answer = await _lab.RunAsync(TestContext.Current.CancellationToken, words);

        Assert.Equal(code, answer.Code);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("lab: ", answer.Error, StringComparison.Ordinal);
    }
}
