using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class RequestFaultTests
{
    [Theory]
    [InlineData("/work", HttpStatusCode.InternalServerError)]
    [InlineData("/other", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/metrics", HttpStatusCode.OK)]
    public async Task Reaches_the_node_s_work_but_not_what_watches_it(string path, HttpStatusCode expected)
    {
        await using var node = await TestNode.StartAsync(
            builder => builder.Services.AddSingleton<IRequestFault>(new Refusing(["/work", "/health", "/metrics"])),
            app =>
            {
                app.MapGet("/work", () => "done");
                app.MapGet("/other", () => "done");
            });

        var response = await node.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    private sealed class Refusing(string[] paths) : IRequestFault
    {
        public Task InvokeAsync(HttpContext context, RequestDelegate next) =>
            paths.Contains(context.Request.Path.Value) ? throw new InvalidOperationException("injected") : next(context);
    }
}
