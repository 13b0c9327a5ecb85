using System.Text.Json;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Monitoring.Tests.Running;

public sealed class MonitorTests(RabbitMqFixture broker) : IClassFixture<RabbitMqFixture>, IAsyncLifetime
{
    private readonly string _model = $"model-{Guid.NewGuid():N}"[..14];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private LabBus? _bus;

    private LabBus Bus => _bus ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _bus = await LabBus.ConnectAsync(broker.ConnectionString, _ct);

    [Fact]
    public async Task Degraded_answers_raise_one_alert_that_clears_and_the_monitor_does_not_watch_itself()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-system", broker, _ct);

        await Bus.PublishAsync(RunningMonitor.Answers(_model, 100, degraded: 20), _ct);

        var raised = await Bus.WaitAsync<AlertRaised>(IsOurs, _ct);
        Assert.Equal(("system.degraded", "critical", 0.2), (raised.Kind, raised.Severity, raised.Value));
        await Bus.WaitAsync<AlertRaised>(alert => alert.Fingerprint == "system.node-down:gateway", _ct);
        await Bus.PublishAsync(RunningMonitor.Answers(_model, 900), _ct);
        await Bus.WaitAsync<AlertCleared>(alert => alert.AlertId == raised.AlertId, _ct);
        Assert.Single(Bus.Of<AlertRaised>(), IsOurs);
        Assert.DoesNotContain(await monitor.SignalsAsync(_ct), signal => signal.Text("fingerprint") == "system.node-down:monitor-system");
    }

    [Fact]
    public async Task A_split_that_is_not_kept_raises_a_warning()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-system", broker, _ct);

        await Bus.PublishAsync(new TrafficSplitSkewed(_model, 3, 0.5, 400, 120, 30, TimeProvider.System.GetUtcNow()), _ct);

        var raised = await Bus.WaitAsync<AlertRaised>(IsOurs, _ct);
        Assert.Equal(("system.split", "warning", "gateway"), (raised.Kind, raised.Severity, raised.Suspect));
    }

    [Fact]
    public async Task Rows_that_break_the_contract_raise_an_alert()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-data", broker, _ct);

        await Bus.PublishAsync(RunningMonitor.Accepted(_model, 90), _ct);
        await Bus.PublishAsync(RunningMonitor.Quarantined(_model, 10), _ct);

        await Eventually.HoldsAsync(async () => (await monitor.OpenAsync(_ct)).Contains($"data.quarantine:{_model}"), "the alert is open", _ct);
        var raised = await Bus.WaitAsync<AlertRaised>(IsOurs, _ct);
        Assert.Equal(("data.quarantine", 0.05), (raised.Kind, raised.Limit));
        Assert.InRange((TimeProvider.System.GetUtcNow() - (await monitor.Http.JsonAsync("/beat", _ct)).GetProperty("at").GetDateTimeOffset()).TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task A_hold_is_the_one_alert_of_its_break_and_inhibits_what_it_explains_until_it_ends()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-data", broker, _ct);
        var now = TimeProvider.System.GetUtcNow();

        await Bus.PublishAsync(new BatchHeld(_model, $"h-{_model}", "api", "amount", "unit-change", "12 of 12 rows", "amount comes in cents", ["1250"], 12, "1-abc", now), _ct);
        await Eventually.HoldsAsync(async () => (await monitor.OpenAsync(_ct)).Contains($"data.contract:{_model}/amount/h-{_model}"), "the alert is open", _ct);
        await Bus.PublishAsync(RunningMonitor.Quarantined(_model, 50), _ct);
        await Eventually.HoldsAsync(async () => (await monitor.Http.JsonAsync("/inhibited", _ct)).EnumerateArray().Any(IsInhibited), "the other signal is inhibited", _ct);
        await Bus.PublishAsync(new BatchReleased(_model, $"h-{_model}", "api", "amount", "recovered", 12, now), _ct);
        await Bus.WaitAsync<AlertCleared>(alert => alert.Fingerprint.StartsWith($"data.contract:{_model}", StringComparison.Ordinal), _ct);

        var raised = Assert.Single(Bus.Of<AlertRaised>(), alert => alert.Fingerprint.Contains(_model, StringComparison.Ordinal));
        Assert.Equal("data.contract", raised.Kind);
        Assert.Contains("amount comes in cents", raised.Summary);
        Assert.Contains("1250", raised.Summary);
    }

    [Fact]
    public async Task A_breaking_change_of_a_contract_is_told_and_a_compatible_one_is_not()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-data", broker, _ct);
        SchemaDifference unit = new("amount", "unit-changed", "major", "EUR", "ct", "the numbers mean something else", "Add a field."), level = new("channel", "domain-widened", "minor", null, "app", "", null);
        var now = TimeProvider.System.GetUtcNow();

        await Bus.PublishAsync(new SchemaChanged(_model, "1.0", "1.1", "minor", [level], "", now), _ct);
        await Bus.PublishAsync(new SchemaChanged(_model, "1.1", "2.0", "major", [unit, level], "tills count in cents", now), _ct);
        var told = await Bus.WaitAsync<AlertRaised>(alert => alert.Fingerprint.StartsWith($"data.schema:{_model}", StringComparison.Ordinal), _ct);

        Assert.Equal(($"data.schema:{_model}/2.0", "info"), (told.Fingerprint, told.Severity));
        Assert.Contains("broke from 1.1 to 2.0 (tills count in cents): amount unit changed EUR → ct", told.Summary);
        Assert.DoesNotContain(await monitor.OpenAsync(_ct), fingerprint => fingerprint.EndsWith("/1.1", StringComparison.Ordinal));
    }

    private bool IsInhibited(System.Text.Json.JsonElement row) =>
        row.Text("fingerprint") == $"data.quarantine:{_model}" && row.Text("reason").StartsWith($"inhibited by hold h-{_model}", StringComparison.Ordinal);

    [Fact]
    public async Task Scores_that_moved_away_from_the_first_ones_raise_an_alert()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-model", broker, _ct);
        await Bus.PublishAsync(RunningMonitor.Answers(_model, 100, score: 0.1), _ct);
        await Eventually.HoldsAsync(async () => (await monitor.SignalsAsync(_ct)).Any(signal => signal.Text("scope") == $"{_model}/1"), "the first scores are counted", _ct);
        Assert.Empty(await monitor.OpenAsync(_ct));

        await Bus.PublishAsync(RunningMonitor.Answers(_model, 200, score: 0.9), _ct);

        var raised = await Bus.WaitAsync<AlertRaised>(IsOurs, _ct);
        Assert.Equal(("model.score-shift", "features"), (raised.Kind, raised.Suspect));
    }

    [Fact]
    public async Task Positives_that_were_let_through_raise_an_alert_whatever_another_model_decided_on_records_of_the_same_ids()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-business", broker, _ct);
        await Bus.PublishAsync(RunningMonitor.Answers($"other-{_model}", 100), _ct);
        await Bus.PublishAsync(RunningMonitor.Answers(_model, 100, blocked: 2), _ct);
        await Eventually.HoldsAsync(async () => (await monitor.SignalsAsync(_ct)).Any(signal => signal.Text("scope") == _model), "the decisions are counted", _ct);

        await Bus.PublishAsync(RunningMonitor.Positives(_model, 100), _ct);

        var raised = await Bus.WaitAsync<AlertRaised>(IsOurs, _ct);
        Assert.Equal(("business.missed", 0.98), (raised.Kind, raised.Value));
    }

    [Fact]
    public async Task Of_misses_nothing_is_said_while_no_outcome_of_a_blocked_request_is_known_and_one_let_through_stands_for_a_hundred()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-business", broker, _ct);
        var answers = RunningMonitor.Answers(_model, 100);
        await Bus.PublishAsync(answers with { Predictions = [.. answers.Predictions, RunningMonitor.Explored(_model, "e-0")] }, _ct);
        await Eventually.HoldsAsync(async () => (await monitor.SignalsAsync(_ct)).Any(signal => signal.Text("scope") == _model), "the decisions are counted", _ct);
        await Bus.PublishAsync(RunningMonitor.Positives(_model, 100), _ct);
        await Eventually.HoldsAsync(async () => Detail(await MissedAsync(monitor)).StartsWith("100 of 100 ", StringComparison.Ordinal), "the misses are counted", _ct);
        var before = (await MissedAsync(monitor)).GetProperty("value").ValueKind;

        await Bus.PublishAsync(RunningMonitor.Positives(_model, 1, "e"), _ct);

        await Eventually.HoldsAsync(async () => Detail(await MissedAsync(monitor)).StartsWith("100 of 200 ", StringComparison.Ordinal), "the one stands for a hundred", _ct);
        Assert.Equal(JsonValueKind.Null, before);
        Assert.Equal(0.5, (await MissedAsync(monitor)).GetProperty("value").GetDouble());
    }

    private async Task<JsonElement> MissedAsync(RunningMonitor monitor) =>
        (await monitor.SignalsAsync(_ct)).FirstOrDefault(signal => signal.Text("kind") == "business.missed" && signal.Text("scope") == _model);

    private static string Detail(JsonElement signal) => signal.ValueKind == JsonValueKind.Object ? signal.Text("summary") : "";

    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private bool IsOurs(AlertRaised alert) => alert.Fingerprint.Contains(_model, StringComparison.Ordinal);
}
