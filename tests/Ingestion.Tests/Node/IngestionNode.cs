using System.Text.Json;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

[assembly: AssemblyFixture(typeof(RabbitMqFixture))]

namespace MlopsLab.Ingestion.Tests.Node;

/// <summary>A running ingestion node, for tests that each use rows of their own.</summary>
public sealed class IngestionNode(RabbitMqFixture rabbit) : IAsyncLifetime
{
    private LabBus? _bus;

    internal NodeProcess Process { get; } = Create(rabbit);

    internal LabBus Bus => _bus ?? throw new InvalidOperationException("The node was not started.");

    public HttpClient Http => Process.Http;

    public async ValueTask InitializeAsync()
    {
        _bus = await LabBus.ConnectAsync(rabbit.ConnectionString, TestContext.Current.CancellationToken);
        await Process.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Bus.DisposeAsync();
    }

    internal static NodeProcess Create(RabbitMqFixture rabbit, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["LAB_SCENARIOS"] = Repository.ScenariosFolder,
            ["ConnectionStrings__messaging"] = rabbit.ConnectionString,
        };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return new NodeProcess("ingestion", "MlopsLab.Ingestion", environment);
    }

    internal static async Task<List<JsonElement>> RowsAsync(HttpClient http, string snapshot, CancellationToken ct, string? asOf = null)
    {
        using var rows = new StreamReader(await http.GetStreamAsync($"/snapshots/{snapshot}/rows{(asOf is null ? "" : $"?asOf={asOf}")}", ct));
        var read = new List<JsonElement>();
        while (await rows.ReadLineAsync(ct) is { } line)
        {
            read.Add(JsonSerializer.Deserialize<JsonElement>(line));
        }

        return read;
    }
}
