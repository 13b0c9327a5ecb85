using MlopsLab.Ingestion;
using MlopsLab.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging(bus => bus.HandleIngestion());
builder.AddLineage();
builder.AddIngestion();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapIngestion();
app.Run();
