var builder = DistributedApplication.CreateBuilder(args);

var first = builder.AddProject<Projects.SampleNode>("first").WithHttpEndpoint().WithHttpHealthCheck("/health");
builder.AddProject<Projects.SampleNode>("second").WithHttpEndpoint().WithHttpHealthCheck("/health").WithReference(first);
builder.AddExecutable("tree", "/bin/sh", ".", "-c", "sleep 1000 & setsid sleep 1000 & wait");
first.OnResourceReady((_, _, _) =>
{
    Console.WriteLine("first is ready");
    return Task.CompletedTask;
});

builder.Build().Run();
