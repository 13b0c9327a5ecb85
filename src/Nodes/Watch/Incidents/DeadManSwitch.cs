using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.Incidents.Domain;
using MlopsLab.Incidents.Telemetry;
using MlopsLab.Messaging;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Incidents;

/// <summary>Listens for every monitor; one that went silent is a blind spot and an alert of its own.</summary>
internal sealed class DeadManSwitch(Store store, IHttpClientFactory clients, NodeIdentity node, IOptions<IncidentOptions> options, TimeProvider clock, ILogger<DeadManSwitch> log)
    : BackgroundService
{
    private const string Kind = "monitor.silent";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private readonly Silence _silence = new(options.Value.SilentAfter);
    private readonly Dictionary<string, Guid> _raised = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ListenEvery, clock);
        var remembers = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                remembers = remembers || await RememberAsync(stoppingToken);
                foreach (var monitor in NodeCards.All.Where(card => card.Project == "Monitoring"))
                {
                    await ListenAsync(monitor.Name, stoppingToken);
                }
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.ListeningFailed(problem);
            }
        }
    }

    private async Task ListenAsync(string monitor, CancellationToken ct)
    {
        var beat = await BeatOfAsync(monitor, ct);
        var now = clock.GetUtcNow();
        var age = _silence.Hear(monitor, beat, now);
        if (_silence.IsSilent(age) && !_raised.ContainsKey(monitor))
        {
            var id = Guid.CreateVersion7(now);
            var summary = $"blind spot: {monitor} has not looked for {age.TotalSeconds:0} s; what it watches is unknown meanwhile";
            await PublishAsync(new AlertRaised(id, $"{Kind}:{monitor}", node.Name, Kind, "critical", monitor, summary, age.TotalSeconds, options.Value.SilentAfter.TotalSeconds, now), ct);
            _raised[monitor] = id;
        }
        else if (!_silence.IsSilent(age) && _raised.TryGetValue(monitor, out var id))
        {
            await PublishAsync(new AlertCleared(id, $"{Kind}:{monitor}", node.Name, Kind, $"{monitor} looks again", now), ct);
            _raised.Remove(monitor);
        }
    }

    private Task PublishAsync<TEvent>(TEvent fact, CancellationToken ct)
        where TEvent : class => store.InTransactionAsync((session, token) => session.PublishAsync(fact, token), ct);

    private async Task<DateTimeOffset?> BeatOfAsync(string monitor, CancellationToken ct)
    {
        try
        {
            using var limit = new CancellationTokenSource(Timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            var beat = await clients.CreateClient(monitor).GetFromJsonAsync<JsonElement>("/beat", both.Token);
            return beat.ValueKind == JsonValueKind.Object && beat.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var when) ? when : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>After a restart the alerts that are still open can be cleared.</summary>
    private async Task<bool> RememberAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        foreach (var alert in (await Storage.AlertStore.ListAsync(connection, all: false, ct)).Where(alert => alert.Kind == Kind))
        {
            _raised[alert.Suspect] = Guid.Parse(alert.Id);
        }

        return true;
    }
}
