using MlopsLab.Console;
using MlopsLab.Console.Access;
using MlopsLab.Console.Components;
using MlopsLab.Console.Endpoints;
using MlopsLab.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddConsole();

var app = builder.Build();
app.MapDefaultEndpoints();
app.UseMiddleware<ConsoleAccess>();
app.UseAntiforgery();
app.MapMessaging();
app.MapLedger();
app.MapOtlp();
app.MapApi();
app.MapActions();
app.MapRunActions();
app.MapAssets();
app.MapRazorComponents<App>();
app.Run();
