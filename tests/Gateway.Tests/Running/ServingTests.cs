using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Upstream;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Running;

[Collection(GatewayCollection.Name)]
public sealed class ServingTests(RunningGateway gateway)
{
    private readonly string _customer = $"c-{Guid.NewGuid():N}"[..12];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public void A_gateway_is_ready_once_inference_has_answered_a_call_of_its_own() => Assert.True(gateway.AskedBeforeReady > 0);

    [Fact]
    public async Task Stable_answers_and_the_prediction_is_told()
    {
        await gateway.SplitAsync(0, _ct);

        var answer = await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        Assert.Equal((HttpStatusCode.OK, "1", "approve", "False"), (answer.Status, answer.Body.Text("version"), answer.Body.Text("decision"), answer.Body.Text("degraded")));
        var told = await gateway.PredictionAsync(_customer, _ct);
        Assert.Equal(("stable", "1", 0.2, false, false), (told.Target, told.Version, told.Score, told.Degraded, told.CanaryFailed));
        Assert.Equal(_customer, told.RecordId);
    }

    [Fact]
    public async Task The_answer_says_how_long_each_stage_took_and_the_slow_one_stands_out()
    {
        await gateway.SplitAsync(0, _ct);
        gateway.Stable.Delay = TimeSpan.FromMilliseconds(60);

        using var response = await gateway.Http.PostAsJsonAsync("/score", new { customer_id = _customer, amount = 10, kind = "shop" }, _ct);

        var timing = response.Headers.GetValues("Server-Timing").Single().Split(", ").Select(part => part.Split(";dur=")).ToDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture));
        Assert.Equal(["check", "admission", "route", "features", "inference", "decision", "log", "total"], timing.Keys);
        Assert.InRange(timing["inference"], 55, timing["total"]);
        Assert.Equal(timing["total"], timing.Where(part => part.Key != "total").Sum(part => part.Value), tolerance: 0.01);
        Assert.True(timing["features"] > 0 && timing["features"] < timing["inference"]);
    }

    [Fact]
    public async Task A_score_at_the_threshold_is_the_positive_decision()
    {
        await gateway.SplitAsync(0, _ct);
        gateway.Stable.Score = 0.5;

        Assert.Equal("block", (await gateway.ScoreAsync(_customer, 10, _ct)).Body.Text("decision"));
    }

    [Fact]
    public async Task A_hundredth_of_what_the_model_would_block_passes_and_the_answer_and_the_event_say_so()
    {
        await gateway.SplitAsync(0, _ct);
        gateway.Stable.Score = 0.9;
        string[] ids = [.. Enumerable.Range(0, 1_000).Select(number => $"pay-{number}")];
        var chosen = ids.Where(id => Exploration.Chooses(id, 0.01)).ToArray();

        var explored = await gateway.ScoreAsync(_customer, 10, _ct, id: chosen[0]);
        var blocked = await gateway.ScoreAsync(_customer, 20, _ct, id: ids.First(id => !chosen.Contains(id)));

        Assert.InRange(chosen.Length, 3, 20);
        Assert.Equal(("approve", "True", "0.01"), (explored.Body.Text("decision"), explored.Body.Text("explored"), explored.Body.Text("propensity")));
        Assert.Equal(("block", "False", "0.01"), (blocked.Body.Text("decision"), blocked.Body.Text("explored"), blocked.Body.Text("propensity")));
        var told = await gateway.PredictionAsync(chosen[0], _ct);
        Assert.Equal((true, 0.01, false), (told.Explored, told.Propensity, told.Positive));
    }

    [Fact]
    public async Task What_a_rule_blocks_is_never_let_through()
    {
        await gateway.SplitAsync(0, _ct);
        (gateway.Stable.Status, gateway.Canary.Status) = (500, 500);
        var chosen = Enumerable.Range(0, 1_000).Select(number => $"rule-{number}").First(id => Exploration.Chooses(id, 0.01));

        var answer = await gateway.ScoreAsync(_customer, 3_000, _ct, id: chosen);

        Assert.Equal(("block", "False", "0"), (answer.Body.Text("decision"), answer.Body.Text("explored"), answer.Body.Text("propensity")));
    }

    [Fact]
    public async Task In_a_split_each_customer_stays_on_one_side()
    {
        await gateway.SplitAsync(0.5, _ct);
        await Eventually.HoldsAsync(
            async () => (await gateway.ScoreAsync($"c-{Guid.NewGuid():N}", 10, _ct)).Body.Text("version") == "2", "the canary is tried again after the failures of other tests", _ct);
        var versions = new List<(string First, string Second)>();
        for (var i = 0; i < 20; i++)
        {
            versions.Add(((await gateway.ScoreAsync($"{_customer}-{i}", 10, _ct)).Body.Text("version"), (await gateway.ScoreAsync($"{_customer}-{i}", 20, _ct)).Body.Text("version")));
        }

        Assert.All(versions, pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal(["1", "2"], versions.Select(pair => pair.First).Distinct().Order());
    }

    [Fact]
    public async Task Stable_answers_for_a_canary_that_fails_and_that_is_told()
    {
        await gateway.SplitAsync(1, _ct);
        gateway.Canary.Status = 500;

        var answer = await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        Assert.Equal(("1", "False"), (answer.Body.Text("version"), answer.Body.Text("degraded")));
        var told = await gateway.PredictionAsync(_customer, _ct);
        Assert.Equal(("stable", true), (told.Target, told.CanaryFailed));
    }

    [Fact]
    public async Task Stable_answers_for_a_canary_that_talks_garbage()
    {
        await gateway.SplitAsync(1, _ct);
        gateway.Canary.Garbage = """{"model_version":"2","outputs":[""";

        var answer = await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        Assert.Equal("1", answer.Body.Text("version"));
        Assert.True((await gateway.PredictionAsync(_customer, _ct)).CanaryFailed);
    }

    [Fact]
    public async Task Callers_who_hang_up_do_not_count_against_the_canary()
    {
        await gateway.SplitAsync(1, _ct);
        gateway.Canary.Delay = TimeSpan.FromMilliseconds(500);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => HangUpAsync($"{_customer}-{number}")));
        gateway.Canary.Delay = TimeSpan.Zero;

        var answer = await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        Assert.Equal("2", answer.Body.Text("version"));
        Assert.False((await gateway.PredictionAsync(_customer, _ct)).CanaryFailed);
    }

    [Theory]
    [InlineData(3_000, "block", 0.9)]
    [InlineData(11.25, "approve", 0)]
    public async Task The_rules_answer_when_both_are_down(double amount, string decision, double score)
    {
        await gateway.SplitAsync(1, _ct);
        (gateway.Canary.Status, gateway.Stable.Status) = (503, 503);

        var answer = await gateway.ScoreAsync(_customer, amount, _ct, id: _customer);

        Assert.Equal((HttpStatusCode.OK, decision, "True", "rules"), (answer.Status, answer.Body.Text("decision"), answer.Body.Text("degraded"), answer.Body.Text("version")));
        var told = await gateway.PredictionAsync(_customer, _ct);
        Assert.Equal(("rules", true, true, score), (told.Target, told.Degraded, told.CanaryFailed, told.Score));
    }

    [Fact]
    public async Task The_last_score_for_the_same_features_answers_when_both_are_down_and_says_its_age()
    {
        await gateway.SplitAsync(0, _ct);
        gateway.Stable.Score = 0.625;
        await gateway.ScoreAsync(_customer, 3_456, _ct, id: $"{_customer}-before");
        (gateway.Canary.Status, gateway.Stable.Status) = (503, 503);

        var (known, other) = (await gateway.ScoreAsync($"{_customer}-2", 3_456, _ct, id: _customer), await gateway.ScoreAsync(_customer, 3_457, _ct));

        Assert.Equal((HttpStatusCode.OK, "1", "0.625", "True", "block"), (known.Status, known.Body.Text("version"), known.Body.Text("score"), known.Body.Text("degraded"), known.Body.Text("decision")));
        Assert.Matches("^(status 503|breaker open); score for the same features from [0-9]+ s ago$", known.Body.Text("reason"));
        Assert.Equal("rules", other.Body.Text("version"));
        Assert.Equal("last", (await gateway.PredictionAsync(_customer, _ct)).Target);
        Assert.True(await gateway.CounterAsync("mlopslab_gateway_degraded", "target=\"last\"", _ct) > 0);
        Assert.True(await gateway.CounterAsync("mlopslab_gateway_degraded", "target=\"rules\"", _ct) > 0);
    }

    [Fact]
    public async Task A_vector_passes_through_to_inference_and_is_told()
    {
        await gateway.SplitAsync(0, _ct);

        var answer = await InferAsync(PayScenario.Name);

        Assert.Equal((HttpStatusCode.OK, "1"), (answer.Status, answer.Body.Text("model_version")));
        Assert.Equal("stable", (await gateway.PredictionAsync(_customer, _ct)).Target);
    }

    [Fact]
    public async Task A_vector_gets_a_neutral_answer_when_inference_talks_garbage()
    {
        await gateway.SplitAsync(0, _ct);
        gateway.Stable.Garbage = "<html>";

        var answer = await InferAsync(PayScenario.Name);

        Assert.Equal((HttpStatusCode.OK, "rules"), (answer.Status, answer.Body.Text("model_version")));
        Assert.True((await gateway.PredictionAsync(_customer, _ct)).Degraded);
    }

    [Fact]
    public async Task A_model_that_was_never_loaded_is_not_found()
    {
        await gateway.SplitAsync(0, _ct);

        var answer = await InferAsync("none");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("no model none", answer.Body.Text("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_pass_through_both_ways_and_the_score_among_them_is_logged()
    {
        var head = Encoding.UTF8.GetBytes($$"""{"id":"{{_customer}}","inputs":[{"name":"x","shape":[1,3],"datatype":"FP64"}]}""");
        byte[] tensor = [.. Enumerable.Range(0, 24).Select(value => (byte)value)];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/models/pay/versions/1/infer") { Content = new ByteArrayContent([.. head, .. tensor]) };
        request.Content.Headers.Add(ProtocolMessage.LengthHeader, $"{head.Length}");
        await gateway.SplitAsync(0, _ct);
        gateway.Stable.Score = 0.875;

        using var response = await gateway.Http.SendAsync(request, _ct);

        var bytes = await response.Content.ReadAsByteArrayAsync(_ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(tensor, gateway.Stable.Tensors);
        Assert.Equal(bytes.Length - 8, int.Parse(response.Headers.GetValues(ProtocolMessage.LengthHeader).Single(), CultureInfo.InvariantCulture));
        Assert.Equal(0.875, BitConverter.ToDouble(bytes, bytes.Length - 8));
        Assert.Equal(("1", 0.875, true), await gateway.PredictionAsync(_customer, _ct) is var told ? (told.Version, told.Score, told.Positive) : default);
    }

    [Fact]
    public async Task A_version_nobody_has_is_404_and_a_length_that_lies_is_400()
    {
        await gateway.SplitAsync(0, _ct);
        var missing = await gateway.Http.PostJsonAsync("/v2/models/pay/versions/99/infer", new { inputs = new[] { new { name = "x", datatype = "FP64", shape = new[] { 1, 3 }, data = new[] { 1.0, 2, 3 } } } }, _ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/models/pay/infer") { Content = new ByteArrayContent([1, 2]) };
        request.Content.Headers.Add(ProtocolMessage.LengthHeader, "3");
        using var lying = await gateway.Http.SendAsync(request, _ct);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (missing.Status, lying.StatusCode));
        Assert.Contains("version 99", missing.Body.Text("error"), StringComparison.Ordinal);
    }

    private async Task HangUpAsync(string customer)
    {
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(150), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gateway.ScoreAsync(customer, 10, impatient.Token));
    }

    private Task<JsonAnswer> InferAsync(string model) => gateway.Http.PostJsonAsync(
        $"/v2/models/{model}/infer", new { id = _customer, inputs = new[] { new { name = "x", datatype = "FP64", shape = new[] { 1, 3 }, data = new[] { 1.0, 2, 3 } } } }, _ct);
}
