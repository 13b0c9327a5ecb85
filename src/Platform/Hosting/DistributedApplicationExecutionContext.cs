namespace Aspire.Hosting;

/// <summary>What the application model is built for.</summary>
public sealed class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    private IServiceProvider? services;

    public DistributedApplicationOperation Operation { get; } = operation;

    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    public IServiceProvider Services => services ?? throw new InvalidOperationException("The services exist only once the application is built.");

    internal void Built(IServiceProvider provider) => services = provider;
}
