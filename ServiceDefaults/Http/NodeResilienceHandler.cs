using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace MlopsLab.ServiceDefaults.Http;

/// <summary>Runs a request through the node's pipeline; whatever gives up surfaces as one exception type.</summary>
internal sealed class NodeResilienceHandler(string node, NodeClientOptions options, TimeProvider time) : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = NodePipeline.Of(options, time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(NodePipeline.Request, request);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, self) => await self.Handler.SendOnceAsync(self.Request, context.CancellationToken),
                context,
                (Handler: this, Request: request));
        }
        catch (BrokenCircuitException away)
        {
            throw new NodeUnavailableException(node, $"Node '{node}' failed so often that it is not called for {options.BreakDuration.TotalSeconds:0.#} s.", away);
        }
        catch (TimeoutRejectedException late)
        {
            throw new NodeUnavailableException(node, $"Node '{node}' did not answer within {late.Timeout.TotalSeconds:0.###} s.", late);
        }
        catch (HttpRequestException failed) when (failed is not NodeUnavailableException)
        {
            throw new NodeUnavailableException(node, $"Node '{node}' can't be reached: {failed.Message}", failed);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken ct) => base.SendAsync(request, ct);
}
