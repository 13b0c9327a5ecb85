using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Inference;
using MlopsLab.Inference.Endpoints;
using MlopsLab.Inference.Handlers;
using MlopsLab.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
var role = Role.Of(builder.Configuration);
builder.AddMessaging(bus => _ = role == Role.Canary
    ? bus.Handle<RolloutStarted, RolloutStartedHandler>()
    : bus.Handle<ModelAliasMoved, ModelAliasMovedHandler>());
builder.AddInference(role);

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.UseCompressedBodies();
app.MapInference();
await app.RunAsync();
