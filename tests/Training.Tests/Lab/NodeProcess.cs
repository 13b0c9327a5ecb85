using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using MlopsLab.Servers;

namespace MlopsLab.Lab;

/// <summary>A node as it runs in the lab: its own process, told everything by its environment; it can be killed and started again on the same data.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    public const string Token = "test-token";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ServerCommand command;
    private readonly ConcurrentQueue<string> output = new();
    private ProcessGroup? process;

    private NodeProcess(ServerCommand command, Uri address)
    {
        this.command = command;
        Http = new HttpClient { BaseAddress = address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Http { get; }

    public string Output => string.Join('\n', output);

    public static NodeProcess Plan(string name, string assembly, string data, string broker, params (string Key, string Value)[] environment)
    {
        using var reservation = new FreePorts(Path.Combine(data, $"{name}-ports.json")).Reserve(name);
        var address = new Uri($"http://127.0.0.1:{reservation.Port}");
        var variables = environment.ToDictionary(pair => pair.Key, pair => pair.Value);
        variables["OTEL_SERVICE_NAME"] = name;
        variables["LAB_DATA"] = data;
        variables["LAB_TOKEN"] = Token;
        variables["ConnectionStrings__messaging"] = broker;
        variables["ASPNETCORE_URLS"] = address.ToString();
        return new NodeProcess(new ServerCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")], variables, data), address);
    }

    public async Task StartAsync(CancellationToken ct)
    {
        process = ProcessGroup.Start(command, output.Enqueue);
        await EventuallyAsync(IsAliveAsync, "it answers /alive", ct);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        if (process is { } running)
        {
            running.Kill();
            await running.WaitForExitAsync(ct);
            await running.DisposeAsync();
            process = null;
        }
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken ct)
    {
        using var response = await Http.GetAsync(path, ct);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ct));
    }

    public async Task EventuallyAsync(Func<CancellationToken, Task<bool>> holds, string what, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds(ct))
        {
            if (process?.HasExited == true || TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"Never true: {what}. The node said:\n{string.Join('\n', output)}");
            }

            await timer.WaitForNextTickAsync(ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is { } running)
        {
            await running.DisposeAsync();
        }
    }

    private async Task<bool> IsAliveAsync(CancellationToken ct)
    {
        try
        {
            using var response = await Http.GetAsync("/alive", ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
