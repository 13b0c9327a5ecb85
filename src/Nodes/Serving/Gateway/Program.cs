using MlopsLab.Gateway;
using MlopsLab.Gateway.Clients;
using MlopsLab.Gateway.Endpoints;
using MlopsLab.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRedisClient("redis", configureOptions: options => options.AbortOnConnectFail = false);
builder.AddGateway();

var app = builder.Build();
app.UseClientGate();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapScore();
app.MapInference();
app.MapRouting();
app.Run();
