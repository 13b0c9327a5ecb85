using System.Text.Json;
using MlopsLab.Contracts.Incidents;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.TestNodes;

namespace MlopsLab.Incidents.Tests.Running;

[Collection(IncidentsCollection.Name)]
public sealed class IncidentTests(RunningIncidents incidents)
{
    private readonly string _suspect = RunningIncidents.NewSuspect();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_opens_an_incident_that_resolves_when_the_alert_clears()
    {
        var alert = RunningIncidents.Alert(_suspect);
        var id = await incidents.OpenAsync(alert, _ct);
        Assert.Equal(("open", "warning"), await StateAsync(id));

        await incidents.Bus.PublishAsync(RunningIncidents.Cleared(alert), _ct);

        var resolved = await incidents.Bus.WaitAsync<IncidentResolved>(fact => fact.IncidentId == id, _ct);
        Assert.Equal("the lab", resolved.By);
        Assert.Equal("resolved", (await StateAsync(id)).State);
        Assert.Equal(3, (await incidents.IncidentAsync(id, _ct)).GetProperty("timeline").GetArrayLength());
    }

    [Fact]
    public async Task Alerts_about_one_node_share_an_incident_that_lasts_until_the_last_clears()
    {
        AlertRaised first = RunningIncidents.Alert(_suspect), second = RunningIncidents.Alert(_suspect, "system.latency", "critical");
        var id = await incidents.OpenAsync(first, _ct);
        await incidents.Bus.PublishAsync(second, _ct);
        await Eventually.HoldsAsync(async () => (await incidents.IncidentAsync(id, _ct)).GetProperty("alerts").GetArrayLength() == 2, "the second is in it", _ct);

        await incidents.Bus.PublishAsync(RunningIncidents.Cleared(first), _ct);
        await Eventually.HoldsAsync(async () => (await TimelineAsync(id)).Any(line => line.StartsWith("system.degraded cleared", StringComparison.Ordinal)), "the first is cleared", _ct);

        Assert.Equal(("open", "critical"), await StateAsync(id));
        await incidents.Bus.PublishAsync(RunningIncidents.Cleared(second), _ct);
        await incidents.Bus.WaitAsync<IncidentResolved>(fact => fact.IncidentId == id, _ct);
    }

    [Fact]
    public async Task A_broken_contract_names_the_incident_it_joins()
    {
        var first = RunningIncidents.Alert(_suspect);
        var id = await incidents.OpenAsync(first, _ct);

        await incidents.Bus.PublishAsync(RunningIncidents.Alert(_suspect, "data.contract", "critical") with { Summary = "amount unit-change, probably amount comes in cents" }, _ct);
        await Eventually.HoldsAsync(async () => (await incidents.IncidentAsync(id, _ct)).GetProperty("alerts").GetArrayLength() == 2, "the second is in it", _ct);

        Assert.Equal("amount unit-change, probably amount comes in cents", (await incidents.IncidentAsync(id, _ct)).Text("summary"));
    }

    [Fact]
    public async Task What_is_only_worth_knowing_opens_nothing_and_is_noted_where_something_is_going_on()
    {
        var known = RunningIncidents.Alert(RunningIncidents.NewSuspect(), "data.schema", "info");
        await incidents.Bus.PublishAsync(known, _ct);
        var alert = RunningIncidents.Alert(_suspect);
        var id = await incidents.OpenAsync(alert, _ct);

        await incidents.Bus.PublishAsync(RunningIncidents.Alert(_suspect, "data.schema", "info"), _ct);
        await Eventually.HoldsAsync(async () => (await TimelineAsync(id)).Any(line => line.StartsWith("data.schema", StringComparison.Ordinal)), "it is in the timeline", _ct);
        await incidents.Bus.PublishAsync(RunningIncidents.Cleared(alert), _ct);

        await incidents.Bus.WaitAsync<IncidentResolved>(fact => fact.IncidentId == id, _ct);
        Assert.DoesNotContain(incidents.Bus.Of<IncidentOpened>(), fact => fact.Suspect == known.Suspect);
    }

    [Fact]
    public async Task An_alert_that_arrives_after_its_clearing_opens_nothing()
    {
        var alert = RunningIncidents.Alert(_suspect);
        await incidents.Bus.PublishAsync(RunningIncidents.Cleared(alert), _ct);
        await Eventually.HoldsAsync(async () => (await AlertsAsync("?all=true")).Any(one => one.Text("id") == $"{alert.AlertId}"), "the clearing is taken", _ct);

        await incidents.Bus.PublishAsync(alert, _ct);

        var next = RunningIncidents.Alert(_suspect);
        var id = await incidents.OpenAsync(next, _ct);
        Assert.Equal($"{next.AlertId}", Assert.Single((await incidents.IncidentAsync(id, _ct)).GetProperty("alerts").EnumerateArray()).Text("id"));
    }

    [Fact]
    public async Task The_same_alert_twice_counts_once()
    {
        var alert = RunningIncidents.Alert(_suspect);
        var id = await incidents.OpenAsync(alert, _ct);

        await incidents.Bus.PublishAsync(alert, _ct);
        await incidents.Bus.PublishAsync(RunningIncidents.Cleared(alert), _ct);

        await incidents.Bus.WaitAsync<IncidentResolved>(fact => fact.IncidentId == id, _ct);
        Assert.Single(incidents.Bus.Of<IncidentOpened>(), fact => fact.Suspect == _suspect);
        Assert.Equal(3, (await TimelineAsync(id)).Count);
    }

    [Fact]
    public async Task A_person_takes_it_and_ends_it()
    {
        var id = await incidents.OpenAsync(RunningIncidents.Alert(_suspect), _ct);

        await incidents.Http.PostJsonAsync($"/incidents/{id}/ack", new { by = "ana" }, _ct);
        await incidents.Http.PostJsonAsync($"/incidents/{id}/resolve", new { by = "ana", why = "restarted" }, _ct);

        Assert.Equal("ana", (await incidents.Bus.WaitAsync<IncidentAcknowledged>(fact => fact.IncidentId == id, _ct)).By);
        Assert.Equal("restarted", (await incidents.Bus.WaitAsync<IncidentResolved>(fact => fact.IncidentId == id, _ct)).Why);
        Assert.Equal(["acknowledged", "resolved: restarted"], (await TimelineAsync(id)).Skip(1));
    }

    [Theory]
    [InlineData("""{"at":null}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public async Task A_monitor_that_does_not_look_is_a_blind_spot_until_it_looks_again(string beat)
    {
        incidents.Beat = beat;
        var started = RunningIncidents.Now;
        AlertRaised raised;
        try
        {
            raised = await incidents.Bus.WaitAsync<AlertRaised>(alert => alert.Fingerprint == "monitor.silent:monitor-data" && alert.At > started, _ct);
        }
        finally
        {
            incidents.Beat = null;
        }

        Assert.StartsWith("blind spot: monitor-data", raised.Summary, StringComparison.Ordinal);
        await incidents.Bus.WaitAsync<AlertCleared>(alert => alert.AlertId == raised.AlertId, _ct);
    }

    private async Task<(string State, string Severity)> StateAsync(string id)
    {
        var incident = await incidents.IncidentAsync(id, _ct);
        return (incident.Text("state"), incident.Text("severity"));
    }

    private async Task<IReadOnlyList<string>> TimelineAsync(string id) =>
        [.. (await incidents.IncidentAsync(id, _ct)).GetProperty("timeline").EnumerateArray().Select(line => line.Text("what"))];

    private async Task<IReadOnlyList<JsonElement>> AlertsAsync(string query) => [.. (await incidents.Http.JsonAsync($"/alerts{query}", _ct)).EnumerateArray()];
}
