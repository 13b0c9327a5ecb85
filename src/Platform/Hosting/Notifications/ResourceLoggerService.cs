using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MlopsLab.Hosting.State;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps the last lines of every resource, in memory and in a file.</summary>
public sealed class ResourceLoggerService : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> logs = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? folder;

    internal ResourceLoggerService(string? folder) => this.folder = folder;

    public ILogger GetLogger(IResource resource) => GetLogger(resource.Name);

    public ILogger GetLogger(string resourceName) => new ResourceLogger(LogOf(resourceName));

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => LogOf(resourceName).WatchAsync(CancellationToken.None);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync(resource.Name);

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        yield return LogOf(resourceName).Lines();
        await Task.CompletedTask;
    }

    public void Complete(IResource resource) => LogOf(resource.Name).Complete();

    public async ValueTask DisposeAsync()
    {
        foreach (var log in logs.Values)
        {
            await log.DisposeAsync();
        }
    }

    internal void Write(string resourceName, string line, bool isError) => LogOf(resourceName).Write(line, isError);

    private ResourceLog LogOf(string resourceName) => logs.GetOrAdd(resourceName, Open);

    private ResourceLog Open(string name) =>
        new(folder is null ? null : new RotatedFile(Path.Combine(folder, $"{name}.log")));
}
