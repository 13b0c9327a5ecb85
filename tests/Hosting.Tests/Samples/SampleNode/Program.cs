using Microsoft.AspNetCore.Hosting.Server;

// A node for the tests: tells its environment and ends or hangs when asked.
if (args.Contains("crash"))
{
    Console.Error.WriteLine("crashing as told");
    return 3;
}

if (args.Contains("finish"))
{
    return 0;
}

var builder = WebApplication.CreateSlimBuilder(args);
var app = builder.Build();
var answer = new SemaphoreSlim(1);
app.MapGet("/health", async () =>
{
    await answer.WaitAsync();
    answer.Release();
    return "healthy";
});
app.MapGet("/alive", async () =>
{
    await answer.WaitAsync();
    answer.Release();
    return "alive";
});
app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
app.MapGet("/arguments", () => args);
app.MapPost("/hang", () => answer.WaitAsync());
app.MapPost("/deafen", (IServer server) => { _ = server.StopAsync(CancellationToken.None); });
app.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
app.Run();
return 0;
