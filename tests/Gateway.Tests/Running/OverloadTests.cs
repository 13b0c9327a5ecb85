using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace MlopsLab.Gateway.Tests.Running;

[Collection(GatewayCollection.Name)]
public sealed class OverloadTests(RunningGateway gateway)
{
    private const int Callers = 100, Each = 15, Critical = 10;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Critical_requests_are_served_while_others_are_told_to_come_again_and_nobody_gets_an_error_or_a_guess()
    {
        await gateway.SplitAsync(0, _ct);
        (gateway.Stable.Capacity, gateway.Stable.Delay) = (new SemaphoreSlim(4), TimeSpan.FromMilliseconds(20));

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(CallAsync));

        gateway.Stable.Heal();
        var critical = answers.Take(Critical).SelectMany(answer => answer).ToList();
        var usual = answers.Skip(Critical).SelectMany(answer => answer).ToList();
        Assert.All(critical, answer => Assert.Equal((HttpStatusCode.OK, false), (answer.Status, answer.Degraded)));
        Assert.All(usual, answer => Assert.True(answer is { Status: HttpStatusCode.OK, Degraded: false } or { Status: HttpStatusCode.TooManyRequests, RetryAfter: 1 }, $"{answer}"));
        Assert.Contains(usual, answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.Contains(usual, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await gateway.ScoreAsync($"after-{Guid.NewGuid():N}", 10, _ct)).Status);
        Assert.Matches("mlopslab_gateway_shed_[a-z_]*total(\\{.*\\})? [1-9]", await gateway.Http.GetStringAsync("/metrics", _ct));
    }

    private async Task<IReadOnlyList<(HttpStatusCode Status, bool Degraded, double? RetryAfter)>> CallAsync(int caller)
    {
        var answers = new List<(HttpStatusCode, bool, double?)>();
        for (var number = 0; number < Each; number++)
        {
            using var response = await gateway.Http.PostAsJsonAsync(
                "/score", new { customer_id = $"c-{Guid.NewGuid():N}"[..16], amount = caller < Critical ? 1_500 : 10, kind = "shop" }, _ct);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(_ct);
            answers.Add((response.StatusCode, body.TryGetProperty("degraded", out var degraded) && degraded.GetBoolean(), response.Headers.RetryAfter?.Delta?.TotalSeconds));
        }

        return answers;
    }
}
