using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features;
using MlopsLab.Features.Handlers;
using MlopsLab.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging(bus => bus.Handle<RecordAccepted, RecordAcceptedHandler>());
builder.AddFeatures();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapFeatures();
await app.RunAsync();
