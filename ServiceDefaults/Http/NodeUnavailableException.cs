namespace MlopsLab.ServiceDefaults;

/// <summary>Another node did not answer in time, refused the connection, or is known to be away; an endpoint that lets it pass answers 503.</summary>
public sealed class NodeUnavailableException(string node, string message, Exception? cause = null) : HttpRequestException(message, cause)
{
    /// <summary>The node that was called.</summary>
    public string Node { get; } = node;
}
