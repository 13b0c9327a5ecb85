using MlopsLab.Control;

var builder = DistributedApplication.CreateBuilder(args);
var lab = builder.AddLabControl();

var first = builder.AddProject<Projects.SampleNode>("first").WithHttpEndpoint().WithHttpHealthCheck("/health");
builder.AddProject<Projects.SampleNode>("console").WithHttpEndpoint().WithHttpHealthCheck("/health").WithReference(first).WithEnvironment("LAB_TOKEN", lab.Token);
builder.AddExecutable("tree", "/bin/sh", ".", "-c", "sleep 1000 & setsid sleep 1000 & wait");
first.WithCommand("greet", "Greet", context => Task.FromResult(CommandResults.Success($"hello from {context.ResourceName}")));
first.WithCommand("refuse", "Refuse", _ => Task.FromResult(CommandResults.Failure("not today")));

if (args.Contains("--unknown=server"))
{
    builder.AddResource(new ContainerResource("unknown"));
}

// As long as servers are being downloaded.
if (args.Contains("--slow=start"))
{
    builder.Eventing.Subscribe<BeforeStartEvent>((_, ct) => Task.Delay(Timeout.Infinite, ct));
}

builder.Build().Run();
