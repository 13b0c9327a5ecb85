using MlopsLab.Messaging;
using MlopsLab.Traffic;
using MlopsLab.Traffic.Endpoints;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging();
builder.AddTraffic();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapTraffic();
app.Run();
