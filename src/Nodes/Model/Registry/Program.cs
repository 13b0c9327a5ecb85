using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry;
using MlopsLab.Registry.Handlers;
using MlopsLab.Registry.Mlflow;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging(bus => bus
    .Handle<PredictionMade, PredictionMadeHandler>()
    .Handle<TrainingCompleted, TrainingCompletedHandler>()
    .Handle<RolloutPromoted, RolloutPromotedHandler>()
    .Handle<RolloutAborted, RolloutAbortedHandler>());
builder.AddRegistry();

var app = builder.Build();
app.UseMlflowHealth();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapRegistry();
await app.RunAsync();
