using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Hosting.Engine;

/// <summary>Asks an HTTP address for the expected status.</summary>
internal sealed class HttpProbe(EndpointReference endpoint, string path, int status) : IHealthCheck
{
    private const string AlivePath = "/alive";

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public string Path => path;

    public string Status { get; } = status.ToString(CultureInfo.InvariantCulture);

    public string EndpointName => endpoint.EndpointName;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(endpoint.Port, TimeSpan.FromSeconds(2), cancellationToken);
        return new(answer.Status, answer.Description);
    }

    /// <summary>A slow health page alone is no freeze: then the plain liveness page decides.</summary>
    public async Task<ProbeAnswer> AskAsync(int port, TimeSpan timeout, CancellationToken ct)
    {
        var answer = await GetAsync(port, path, timeout, ct);
        if (answer.Answered || path == AlivePath)
        {
            return answer;
        }

        var alive = await GetAsync(port, AlivePath, timeout, ct);
        return answer with { Answered = alive.Answered };
    }

    private async Task<ProbeAnswer> GetAsync(int port, string page, TimeSpan timeout, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await Client.GetAsync(new UriBuilder(endpoint.Scheme, "127.0.0.1", port, page).Uri, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (int)response.StatusCode == status
                ? new(HealthStatus.Healthy, true, null)
                : new(HealthStatus.Unhealthy, true, $"{page} answered {(int)response.StatusCode}, {Status} is expected.");
        }
        catch (HttpRequestException failure)
        {
            // Where nobody listens nobody answers; whoever breaks off an answer lives.
            return new(HealthStatus.Unhealthy, failure.HttpRequestError != HttpRequestError.ConnectionError, failure.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ProbeAnswer.Silent($"{page} did not answer within {timeout.TotalSeconds:0.#} s.");
        }
    }
}
