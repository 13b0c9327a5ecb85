using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.Registry.Mlflow.Webhooks;
using MlopsLab.Registry.Tests.Running;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Mlflow;

[Collection(RegistryCollection.Name)]
public class WebhookTests(RunningRegistry registry) : IAsyncLifetime
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly MlflowClient _mlflow = new(registry.Http);
    private readonly ConcurrentQueue<(string Id, string Timestamp, string Signature, string Body)> _received = new();
    private StandIn? _receiver;
    private int _refusals;

    public async ValueTask InitializeAsync() => _receiver = await StandIn.StartAsync(app => app.MapPost("/hook", ReceiveAsync), _ct);

    [Fact]
    public async Task Changes_are_delivered_signed_in_order_and_again_after_a_failure()
    {
        var name = RunningRegistry.NewModel();
        _refusals = 1;
        var id = await WebhookAsync("REGISTERED_MODEL/CREATED", "MODEL_VERSION/CREATED", "MODEL_VERSION_ALIAS/CREATED");
        await _mlflow.PostAsync("registered-models/create", new { name }, _ct);
        await _mlflow.PostAsync("model-versions/create", new { name, source = "s3://b/m", tags = new[] { new { key = "k", value = "v" } } }, _ct);
        await _mlflow.PostAsync("registered-models/alias", new { name, alias = "best", version = "1" }, _ct);

        await Eventually.HoldsAsync(() => Task.FromResult(_received.Count >= 3), "three deliveries", _ct);
        await _mlflow.DeleteAsync($"webhooks/{id}", new { }, _ct);

        var facts = _received.Select(one => JsonSerializer.Deserialize<JsonElement>(one.Body)).ToList();
        Assert.Equal(["registered_model.created", "model_version.created", "model_version_alias.created"], facts.Select(fact => $"{fact.Text("entity")}.{fact.Text("action")}"));
        Assert.Equal("""{"name":"NAME","version":"1","source":"s3://b/m","run_id":null,"tags":{"k":"v"},"description":null}""".Replace("NAME", name, StringComparison.Ordinal), facts[1].GetProperty("data").GetRawText());
        Assert.All(_received, one => Assert.Equal(WebhookSender.Signature("geheim", one.Id, one.Timestamp, one.Body), one.Signature));
    }

    [Fact]
    public async Task What_was_not_delivered_before_a_kill_is_delivered_after_the_restart()
    {
        var name = RunningRegistry.NewModel();
        _refusals = int.MaxValue;
        var id = await WebhookAsync("REGISTERED_MODEL/CREATED");
        await _mlflow.PostAsync("registered-models/create", new { name }, _ct);
        await registry.Node.KillAsync();
        _refusals = 0;
        await registry.Node.StartAsync(_ct);

        await Eventually.HoldsAsync(() => Task.FromResult(_received.Any(one => one.Body.Contains(name, StringComparison.Ordinal))), "the delivery", _ct);
        await _mlflow.DeleteAsync($"webhooks/{id}", new { }, _ct);
    }

    [Fact]
    public async Task A_webhook_is_created_read_listed_changed_tested_and_deleted_and_never_tells_its_secret()
    {
        var id = await WebhookAsync("MODEL_VERSION_TAG/SET");
        var found = (await _mlflow.GetAsync($"webhooks/{id}", _ct)).GetProperty("webhook");
        var changed = (await _mlflow.PatchAsync($"webhooks/{id}", new { status = "DISABLED" }, _ct)).GetProperty("webhook");
        var tested = (await _mlflow.PostAsync($"webhooks/{id}/test", new { }, _ct)).GetProperty("result");
        var listed = (await _mlflow.GetAsync("webhooks?max_results=1000", _ct)).GetProperty("webhooks").EnumerateArray().Select(one => one.Text("webhook_id"));
        await _mlflow.DeleteAsync($"webhooks/{id}", new { }, _ct);

        Assert.Equal(("ACTIVE", """[{"entity":"MODEL_VERSION_TAG","action":"SET"}]"""), (found.Text("status"), found.GetProperty("events").GetRawText()));
        Assert.DoesNotContain("geheim", found.GetRawText() + (await registry.Http.JsonAsync("/audit", _ct)).GetRawText() + registry.Node.Output, StringComparison.Ordinal);
        Assert.Equal(("DISABLED", "True", "200"), (changed.Text("status"), tested.Text("success"), tested.Text("response_status")));
        Assert.Contains(id, listed);
        Assert.Equal(404, (await _mlflow.RefusedAsync("GET", $"webhooks/{id}", null, _ct)).Status);
    }

    [Theory]
    [InlineData("""{"name":"a","url":"ftp://example.com","events":[{"entity":"MODEL_VERSION","action":"CREATED"}]}""", "Invalid webhook URL")]
    [InlineData("""{"name":"a b","url":"https://example.com","events":[{"entity":"MODEL_VERSION","action":"CREATED"}]}""", "name 'a b' is invalid")]
    [InlineData("""{"name":"a","url":"https://example.com","events":[{"entity":"MODEL_VERSION","action":"SET"}]}""", "Invalid action 'SET'")]
    [InlineData("""{"name":"a","url":"https://example.com"}""", "'events'")]
    [InlineData("""{"name":"a","url":"https://example.com","status":"ASLEEP","events":[{"entity":"MODEL_VERSION","action":"CREATED"}]}""", "Invalid webhook status")]
    public async Task Bad_webhooks_are_refused(string body, string says)
    {
        var refused = await _mlflow.RefusedAsync("POST", "webhooks", body, _ct);

        Assert.Equal((400, "INVALID_PARAMETER_VALUE"), (refused.Status, refused.Code));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_receiver is { } receiver)
        {
            await receiver.DisposeAsync();
        }
    }

    private async Task<string> WebhookAsync(params string[] events)
    {
        var wanted = events.Select(one => one.Split('/')).Select(parts => new { entity = parts[0], action = parts[1] });
        var made = await _mlflow.PostAsync("webhooks", new { name = "hook", url = $"{_receiver?.Address}/hook", events = wanted, secret = "geheim" }, _ct);
        return made.GetProperty("webhook").Text("webhook_id");
    }

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var text = new StreamReader(request.Body);
        var body = await text.ReadToEndAsync(_ct);
        if (Interlocked.Decrement(ref _refusals) >= 0)
        {
            return Results.StatusCode(503);
        }

        _received.Enqueue((request.Headers["X-MLflow-Delivery-Id"].ToString(), request.Headers["X-MLflow-Timestamp"].ToString(), request.Headers["X-MLflow-Signature"].ToString(), body));
        return Results.Ok();
    }
}
