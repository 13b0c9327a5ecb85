using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.Scenarios;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Monitoring.Tests.Running;

public sealed class IntakeMonitorTests(RabbitMqFixture broker) : IClassFixture<RabbitMqFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Live = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly string _scenario = $"intake-{Guid.NewGuid():N}"[..14];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private LabBus? _bus;
    private int _hours;

    private LabBus Bus => _bus ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _bus = await LabBus.ConnectAsync(broker.ConnectionString, _ct);

    [Fact]
    public async Task A_source_that_brings_ten_times_the_rows_is_told_with_both_figures_until_it_is_usual_though_the_monitor_is_killed()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-data", broker, _ct);
        await Bus.PublishAsync(Measured([.. Enumerable.Range(-400, 400).Select(hour => Hour(hour, rows: 20) with { History = true })]), _ct);
        await SendAsync(20, rows: 100);
        await Eventually.HoldsAsync(async () => await ValueAsync(monitor, "data.volume") == 0, "the volume is judged", _ct);

        await SendAsync(2, rows: 1000);
        await monitor.KillAndStartAsync(_ct);
        await Eventually.HoldsAsync(async () => await ValueAsync(monitor, "data.volume") is > 0.5 and < 1, "two hours are not enough", _ct);
        await SendAsync(1, rows: 1000);
        var raised = await Bus.WaitAsync<AlertRaised>(alert => alert.Fingerprint == $"data.volume:{_scenario}/till", _ct);
        await SendAsync(22, rows: 1000);
        await Bus.WaitAsync<AlertCleared>(alert => alert.AlertId == raised.AlertId, _ct);

        Assert.Equal(("warning", "traffic"), (raised.Severity, raised.Suspect));
        Assert.Contains($"till brings 1000 {_scenario} rows an hour where 100 are usual (10.0 times, since 3 h)", raised.Summary);
        Assert.Single(Bus.Of<AlertRaised>(), alert => alert.Fingerprint.Contains(_scenario, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_come_twice_too_late_or_out_of_order_are_told_each_by_its_own_signal_and_an_hour_that_is_delivered_twice_counts_once()
    {
        await using var monitor = await RunningMonitor.StartAsync("monitor-data", broker, _ct);
        await SendAsync(14, rows: 100);
        await Eventually.HoldsAsync(async () => await ValueAsync(monitor, "data.late") == 0, "the first hours are counted", _ct);

        var bad = Measured(Hour(_hours, 100) with { Late = 90, Duplicates = 90, Conflicts = 3, Disordered = 90 });
        var id = Guid.NewGuid().ToString();
        for (var delivery = 0; delivery < 4; delivery++)
        {
            await Bus.PublishAsync(bad, _ct, id);
        }

        await SendAsync(1, rows: 100, hour => hour with { Late = 90, Duplicates = 90, Disordered = 90 });
        await Eventually.HoldsAsync(async () => await ValueAsync(monitor, "data.late") > 0.6, "two hours are counted", _ct);
        var afterTwo = await monitor.OpenAsync(_ct);
        await SendAsync(4, rows: 100, hour => hour with { Late = 90, Duplicates = 90, Disordered = 90 });
        string[] kinds = ["data.duplicates", "data.late", "data.order"];
        var raised = new List<AlertRaised>();
        foreach (var kind in kinds)
        {
            raised.Add(await Bus.WaitAsync<AlertRaised>(alert => alert.Fingerprint == $"{kind}:{_scenario}/till", _ct));
        }

        Assert.DoesNotContain(afterTwo, fingerprint => fingerprint.Contains(_scenario, StringComparison.Ordinal));
        Assert.Equal(["warning", "warning", "info"], raised.Select(alert => alert.Severity));
        Assert.Contains($"47 % of the {_scenario} rows from till had come before", raised[0].Summary);
        Assert.Contains($"90 % of the {_scenario} rows from till came later than they may", raised[1].Summary);
    }

    [Fact]
    public async Task A_scenario_says_how_loud_its_habits_are_told_and_from_which_share_on()
    {
        var folder = Directory.CreateTempSubdirectory();
        WriteScenario(folder, "{ duplicates: { limit: 0.3, severity: critical }, late: { limit: 0.95 }, order: { severity: off } }");
        await using var monitor = await RunningMonitor.StartAsync("monitor-data", broker, _ct, folder.FullName);
        await SendAsync(14, rows: 100);

        await SendAsync(8, rows: 100, hour => hour with { Late = 60, Duplicates = 900, Disordered = 90 });
        var raised = await Bus.WaitAsync<AlertRaised>(alert => alert.Fingerprint == $"data.duplicates:{_scenario}/till", _ct);

        Assert.Equal("critical", raised.Severity);
        Assert.Equal(0, await ValueAsync(monitor, "data.late"));
        Assert.Null(await ValueAsync(monitor, "data.order"));
        folder.Delete(recursive: true);
    }

    private void WriteScenario(DirectoryInfo folder, string intake)
    {
        var text =
            $$"""
            name: {{_scenario}}
            source: csv
            time: { step: 1h, start: 2026-01-05T00:00:00Z }
            fields: [{ name: amount, type: number }]
            intake: {{intake}}
            keys: [{ name: all }]
            label: { column: bad }
            decisions: { positive: stop, negative: go, costs: { falseNegative: 1, falsePositive: 1 } }
            features: [amount]
            """;
        Assert.Empty(ScenarioFile.Parse(text).Errors);
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory(_scenario).FullName, ScenarioFile.FileName), text);
    }

    private Task SendAsync(int hours, long rows, Func<IntakeHour, IntakeHour>? spoil = null) => Bus.PublishAsync(
        Measured([.. Enumerable.Range(0, hours).Select(_ => (spoil ?? (hour => hour))(Hour(_hours++, rows)))]), _ct);

    private IntakeMeasured Measured(params IntakeHour[] hours) => new(_scenario, "till", hours, TimeProvider.System.GetUtcNow());

    private static IntakeHour Hour(int hour, long rows) => new(Live.AddHours(hour), History: false, rows, rows, 0, 0, 0, 0, 0);

    private async Task<double?> ValueAsync(RunningMonitor monitor, string kind) =>
        (await monitor.SignalsAsync(_ct)).FirstOrDefault(signal => signal.Text("fingerprint") == $"{kind}:{_scenario}/till") is { ValueKind: JsonValueKind.Object } signal
            && signal.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public ValueTask DisposeAsync() => Bus.DisposeAsync();
}
