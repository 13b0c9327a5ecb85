using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults.Startup;
using OpenTelemetry;

namespace MlopsLab.ServiceDefaults.Http;

/// <summary>Turns <c>http://{node}/path</c> into the node's address and adds the lab's token; requests to anybody else pass unchanged.</summary>
internal sealed class NodeAddressHandler(string node, NodeAddresses addresses, IOptions<LabOptions> options) : DelegatingHandler
{
    private readonly AuthenticationHeaderValue? _token = options.Value.Token is { Length: > 0 } token ? new("Bearer", token) : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } asked || !string.Equals(asked.Host, node, StringComparison.OrdinalIgnoreCase))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        request.RequestUri = new Uri(addresses.Next(node), asked.PathAndQuery);
        request.Headers.Authorization ??= _token;
        using var untraced = DefaultPaths.IsWatching(asked.AbsolutePath) ? SuppressInstrumentationScope.Begin() : null;
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = asked;
        }
    }
}
