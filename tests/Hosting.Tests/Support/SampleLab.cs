using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace MlopsLab.Hosting.Tests.Support;

/// <summary>An application of sample nodes, run by the real engine in this process, with a folder of its own.</summary>
internal sealed class SampleLab : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();
    private DistributedApplication? application;

    public SampleLab(params string[] settings) => Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        ProjectDirectory = folder.Path,
        Args = [$"--LAB_HOME={folder.Path}", "--environment=Development", "--Embedded:ProbeEvery=00:00:00.2", "--Embedded:ProbeTimeout=00:00:01", .. settings],
    });

    public IDistributedApplicationBuilder Builder { get; }

    public string Folder => folder.Path;

    public DistributedApplication Application => application ?? throw new InvalidOperationException("Not started yet.");

    public ResourceNotificationService Notifications => Application.ResourceNotifications;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string NodeProgram { get; } = System.IO.Path.Combine(
        AppContext.BaseDirectory, "..", "..", "SampleNode", new DirectoryInfo(AppContext.BaseDirectory).Name, "MlopsLab.SampleNode.dll");

    public IResourceBuilder<ProjectResource> AddNode(string name) =>
        Builder.AddProject(name, "SampleNode.csproj").WithHttpEndpoint().WithHttpHealthCheck("/health");

    public async Task StartAsync()
    {
        application = Builder.Build();
        await application.StartAsync(Stop);
    }

    public async Task<ResourceEvent> ReachesAsync(string name, string state) =>
        await Notifications.WaitForResourceAsync(name, happened => happened.Snapshot.State?.Text == state, Limit());

    public async Task<ResourceEvent> ReachesAsync(string name, Func<CustomResourceSnapshot, bool> condition) =>
        await Notifications.WaitForResourceAsync(name, happened => condition(happened.Snapshot), Limit());

    public async Task LogsAsync(string name, string line)
    {
        var logs = Application.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(name);
        await foreach (var lines in logs.WithCancellation(Limit()))
        {
            if (lines.Any(one => one.Content == line))
            {
                return;
            }
        }
    }

    public Task<ResourceEvent> IsHealthyAsync(string name) => Notifications.WaitForResourceHealthyAsync(name, Limit());

    public async Task<Dictionary<string, string>> EnvironmentOfAsync(string name) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(await GetAsync(name, "/environment")) ?? [];

    public Task<string> GetAsync(string name, string path) => client.GetStringAsync(UrlOf(name) + path, Limit());

    public Task PostAsync(string name, string path) => client.PostAsync(UrlOf(name) + path, null, Limit());

    public Task<ExecuteCommandResult> CommandAsync(string name, string command) => Application.ResourceCommands.ExecuteCommandAsync(name, command, Limit());

    public string UrlOf(string name) => new EndpointReference(
        Application.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<IResourceWithEndpoints>().Single(resource => resource.Name == name), "http").Url;

    public static int PidOf(ResourceEvent happened) =>
        (int)(happened.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value ?? 0);

    public static int RestartsOf(CustomResourceSnapshot snapshot) =>
        (int)(snapshot.Properties.Single(property => property.Name == "lab.restarts").Value ?? 0);

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.StopAsync(CancellationToken.None);
            await application.DisposeAsync();
        }

        client.Dispose();
        folder.Dispose();
    }

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }
}
