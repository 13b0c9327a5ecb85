using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Http;

namespace MlopsLab.Control;

/// <summary>Writes a node's last lines, and goes on with new ones when asked to.</summary>
internal sealed class LogStream(ResourceLoggerService logs, IResource node, int tail, bool follow) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/plain; charset=utf-8";
        var ct = httpContext.RequestAborted;
        try
        {
            await WriteAsync(httpContext.Response, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The reader has gone.
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken ct)
    {
        var isFirst = true;
        await foreach (var lines in (follow ? logs.WatchAsync(node) : logs.GetAllAsync(node)).WithCancellation(ct))
        {
            foreach (var line in isFirst ? lines.TakeLast(tail) : lines)
            {
                await response.WriteAsync(line.Content + "\n", ct);
            }

            isFirst = false;
            await response.Body.FlushAsync(ct);
        }
    }
}
