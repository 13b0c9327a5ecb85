namespace Aspire.Hosting;

/// <summary>Why the application model is built.</summary>
public enum DistributedApplicationOperation
{
    Run,
    Publish,
}
