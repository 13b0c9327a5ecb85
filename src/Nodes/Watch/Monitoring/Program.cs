using MlopsLab.Messaging;
using MlopsLab.Monitoring;
using MlopsLab.Monitoring.Endpoints;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMonitoring();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapSignals();
app.Run();
