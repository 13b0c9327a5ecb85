namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known only when the system runs.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
