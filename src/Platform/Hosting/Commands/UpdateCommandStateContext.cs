namespace Aspire.Hosting.ApplicationModel;

/// <summary>What decides whether a command can be given.</summary>
public sealed class UpdateCommandStateContext
{
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    public required IServiceProvider Services { get; init; }
}
