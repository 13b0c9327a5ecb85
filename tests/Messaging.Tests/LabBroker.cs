using MlopsLab.TestServers;

[assembly: AssemblyFixture(typeof(MlopsLab.Messaging.Tests.LabBroker))]

namespace MlopsLab.Messaging.Tests;

/// <summary>One real broker for all tests; each test gets a virtual host of its own, so that it sees only its own queues.</summary>
public sealed class LabBroker : IAsyncLifetime
{
    private const int VirtualHosts = 40;
    private readonly RabbitMqFixture _server = new();
    private int _taken;

    public RabbitMqFixture Server => _server;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await AddVirtualHostsAsync(_server, VirtualHosts, CancellationToken.None);
    }

    /// <summary>The connection string of a virtual host nobody used yet.</summary>
    public string NewVirtualHost() => OfVirtualHost(_server, Interlocked.Increment(ref _taken));

    public static string OfVirtualHost(RabbitMqFixture server, int number) => $"{server.ConnectionString.TrimEnd('/')}/t{number}";

    public static Task AddVirtualHostsAsync(RabbitMqFixture server, int count, CancellationToken ct)
    {
        var user = new Uri(server.ConnectionString).UserInfo.Split(':')[0];
        return server.RunCtlAsync(
            ct,
            "eval",
            $"[begin V = list_to_binary(\"t\" ++ integer_to_list(N)), rabbit_vhost:add(V, <<\"{user}\">>), " +
            $"rabbit_auth_backend_internal:set_permissions(<<\"{user}\">>, V, <<\".*\">>, <<\".*\">>, <<\".*\">>, <<\"{user}\">>) end || N <- lists:seq(1, {count})].");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
