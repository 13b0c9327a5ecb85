using MlopsLab.Control;

var builder = DistributedApplication.CreateBuilder(args);
var lab = builder.AddLabControl();

var messaging = builder.AddRabbitMQ("messaging");
var redis = builder.AddRedis("redis");

// Data: what comes in.
var ingestion = Node<Projects.Ingestion>("ingestion");
var features = Node<Projects.Features>("features", ingestion).WithReference(redis);

// Model: what is learned from it.
var training = Node<Projects.Training>("training", ingestion, features);
var registry = Node<Projects.Registry>("registry", training).WithModelCommands(lab);
training.WithReference(registry);

// Serving: what answers.
var stable = Node<Projects.Inference>("inference-stable", registry);
var canary = Node<Projects.Inference>("inference-canary", registry);
var gateway = Node<Projects.Gateway>("gateway", stable, canary, registry).WithReference(redis);
var rollouts = Node<Projects.Rollouts>("rollouts", registry, gateway).WithRolloutCommands(lab, registry);
var cache = Node<Projects.Cache>("cache").WithReference(redis);
var traffic = Node<Projects.Traffic>("traffic", gateway, ingestion).WaitFor(gateway).WaitFor(ingestion);

// Watch: what notices.
var monitors = new[]
{
    Node<Projects.Monitoring>("monitor-data"),
    Node<Projects.Monitoring>("monitor-model"),
    Node<Projects.Monitoring>("monitor-system"),
    Node<Projects.Monitoring>("monitor-business"),
};
var incidents = Node<Projects.Incidents>("incidents");
var console = Node<Projects.Console>("console");

// The watchers look at everybody.
var everybody = new[] { ingestion, features, training, registry, stable, canary, gateway, rollouts, cache, traffic, incidents, console }.Concat(monitors).ToList();
foreach (var watcher in monitors.Append(incidents).Append(console))
{
    everybody.Where(node => node.Resource != watcher.Resource).ToList().ForEach(node => watcher.WithReference(node));
}

builder.Build().Run();

IResourceBuilder<ProjectResource> Node<TProject>(string name, params IResourceBuilder<ProjectResource>[] calls)
    where TProject : IProjectMetadata, new()
{
    var node = builder.AddProject<TProject>(name)
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health")
        .WithEnvironment("LAB_DATA", lab.Data)
        .WithEnvironment("LAB_SCENARIOS", lab.Scenarios)
        .WithEnvironment("LAB_TOKEN", lab.Token)
        .WithReference(messaging);
    return calls.Aggregate(node, (caller, called) => caller.WithReference(called));
}
