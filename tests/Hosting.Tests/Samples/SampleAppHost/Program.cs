using MlopsLab.Control;

var builder = DistributedApplication.CreateBuilder(args);
var lab = builder.AddLabControl();

var first = builder.AddProject<Projects.SampleNode>("first").WithHttpEndpoint().WithHttpHealthCheck("/health");
builder.AddProject<Projects.SampleNode>("console").WithHttpEndpoint().WithHttpHealthCheck("/health").WithReference(first).WithEnvironment("LAB_TOKEN", lab.Token);
builder.AddExecutable("tree", "/bin/sh", ".", "-c", "sleep 1000 & setsid sleep 1000 & wait");
if (args.Contains("--servers=true"))
{
    var messaging = builder.AddRabbitMQ("messaging");
    var redis = builder.AddRedis("redis");
    first.WithReference(messaging).WithReference(redis);
}

builder.Build().Run();
