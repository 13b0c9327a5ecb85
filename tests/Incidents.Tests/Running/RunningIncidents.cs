using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.Contracts.Incidents;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Incidents.Tests.Running;

/// <summary>An incidents process on a real broker; one stand-in is the beat of all four monitors, the alerts are published by the tests.</summary>
public sealed class RunningIncidents : IAsyncLifetime
{
    private static readonly string[] Monitors = ["monitor-data", "monitor-model", "monitor-system", "monitor-business"];
    private readonly RabbitMqFixture _broker = new();
    private StandIn? _monitors;
    private NodeProcess? _node;
    private LabBus? _bus;

    public LabBus Bus => _bus ?? throw new InvalidOperationException("Not started.");

    public HttpClient Http => _node?.Http ?? throw new InvalidOperationException("Not started.");

    /// <summary>What the monitors answer instead of the time of their last look.</summary>
    public string? Beat { get; set; }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _broker.StartAsync(limit.Token);
        _monitors = await StandIn.StartAsync(app => app.MapGet("/beat", () => Results.Text(Beat ?? JsonSerializer.Serialize(new { at = Now }), "application/json")), limit.Token);
        _bus = await LabBus.ConnectAsync(_broker.ConnectionString, limit.Token);
        var settings = Monitors.ToDictionary(monitor => $"services__{monitor}__http__0", _ => _monitors.Address);
        settings["ConnectionStrings__messaging"] = _broker.ConnectionString;
        settings["Incidents__ListenEvery"] = "00:00:00.200";
        settings["Incidents__SilentAfter"] = "00:00:02";
        _node = new NodeProcess("incidents", "MlopsLab.Incidents", settings);
        await _node.StartAsync(limit.Token);
    }

    /// <summary>A name no other test uses.</summary>
    public static string NewSuspect() => $"node-{Guid.NewGuid():N}"[..14];

    public static AlertRaised Alert(string suspect, string kind = "system.degraded", string severity = "warning") =>
        new(Guid.NewGuid(), $"{kind}:{suspect}", "monitor-system", kind, severity, suspect, $"{suspect} is odd", 0.2, 0.05, Now);

    public static AlertCleared Cleared(AlertRaised alert) => new(alert.AlertId, alert.Fingerprint, alert.Node, alert.Kind, "well again", Now);

    /// <summary>Publishes an alert and returns the id of the incident it opened.</summary>
    public async Task<string> OpenAsync(AlertRaised alert, CancellationToken ct)
    {
        await Bus.PublishAsync(alert, ct);
        return (await Bus.WaitAsync<IncidentOpened>(fact => fact.Suspect == alert.Suspect, ct)).IncidentId;
    }

    public Task<JsonElement> IncidentAsync(string id, CancellationToken ct) => Http.JsonAsync($"/incidents/{id}", ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _node, _bus, _monitors, _broker }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }
}
