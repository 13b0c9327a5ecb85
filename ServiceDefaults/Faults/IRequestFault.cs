using Microsoft.AspNetCore.Http;

namespace MlopsLab.ServiceDefaults;

/// <summary>Where a fault gets hold of a node's requests: delay, refuse or pass them on. The paths that watch the node stay out of its reach.</summary>
public interface IRequestFault
{
    /// <summary>Handles a request in place of the node, or calls <paramref name="next"/>.</summary>
    Task InvokeAsync(HttpContext context, RequestDelegate next);
}
