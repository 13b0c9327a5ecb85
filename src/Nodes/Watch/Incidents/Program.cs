using MlopsLab.Incidents;
using MlopsLab.Incidents.Endpoints;
using MlopsLab.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddIncidents();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapIncidents();
app.Run();
