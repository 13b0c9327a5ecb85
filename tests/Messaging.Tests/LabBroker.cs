using MlopsLab.TestServers;

[assembly: AssemblyFixture(typeof(MlopsLab.Messaging.Tests.LabBroker))]

namespace MlopsLab.Messaging.Tests;

/// <summary>One real broker for all tests that need one; each gets a virtual host of its own, so that it sees only its own queues.</summary>
public sealed class LabBroker : IAsyncLifetime
{
    private const int VirtualHosts = 40;
    private readonly SemaphoreSlim _starting = new(1);
    private bool _isStarted;
    private int _taken;

    public RabbitMqFixture Server { get; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The connection string of a virtual host nobody used yet.</summary>
    public async Task<string> NewVirtualHostAsync(CancellationToken ct)
    {
        await _starting.WaitAsync(ct);
        try
        {
            if (!_isStarted)
            {
                await Server.StartAsync(ct);
                await AddVirtualHostsAsync(ct);
                _isStarted = true;
            }
        }
        finally
        {
            _starting.Release();
        }

        return $"{Server.ConnectionString.TrimEnd('/')}/t{Interlocked.Increment(ref _taken)}";
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _starting.Dispose();
    }

    private Task AddVirtualHostsAsync(CancellationToken ct)
    {
        var user = new Uri(Server.ConnectionString).UserInfo.Split(':')[0];
        return Server.RunCtlAsync(
            ct,
            "eval",
            $"[begin V = list_to_binary(\"t\" ++ integer_to_list(N)), rabbit_vhost:add(V, <<\"{user}\">>), " +
            $"rabbit_auth_backend_internal:set_permissions(<<\"{user}\">>, V, <<\".*\">>, <<\".*\">>, <<\".*\">>, <<\"{user}\">>) end || N <- lists:seq(1, {VirtualHosts})].");
    }
}
