using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Training;
using MlopsLab.Training.Handlers;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging(bus => bus
    .Handle<BatchHeld, BatchHeldHandler>()
    .Handle<BatchReleased, BatchReleasedHandler>()
    .Handle<SnapshotSealed, SnapshotSealedHandler>()
    .Handle<TrainingRequested, TrainingRequestedHandler>());
builder.AddLineage();
builder.AddTraining();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapTraining();
await app.RunAsync();
