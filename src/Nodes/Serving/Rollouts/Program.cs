using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;
using MlopsLab.Rollouts;
using MlopsLab.Rollouts.Handlers;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging(bus => bus
    .Handle<ModelLoaded, ModelLoadedHandler>()
    .Handle<ModelLoadFailed, ModelLoadFailedHandler>()
    .Handle<ModelAliasMoved, ModelAliasMovedHandler>()
    .Handle<ModelRejected, ModelRejectedHandler>()
    .Handle<PredictionMade, PredictionMadeHandler>()
    .Handle<ShadowCompared, ShadowComparedHandler>());
builder.AddRollouts();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapRolloutsNode();
await app.RunAsync();
