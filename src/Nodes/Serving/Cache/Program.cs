using MlopsLab.Cache;
using MlopsLab.Cache.Endpoints;
using MlopsLab.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddRedisClient("redis", configureOptions: options => options.AbortOnConnectFail = false);
builder.AddCache();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.MapCache();
app.Run();
