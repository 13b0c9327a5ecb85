using MlopsLab.BusVictim;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;
using MlopsLab.Messaging.Broker;

// A node to be killed by tests. As "sender" it publishes steps 1 to VICTIM_EVENTS, as "reader" it counts them and answers every tenth.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(new Routes(VictimCards.All));
builder.Services.AddSingleton(VictimPlan.From(builder.Configuration));
builder.AddServiceDefaults();
if (builder.Configuration["OTEL_SERVICE_NAME"] == VictimCards.Sender)
{
    builder.AddMessaging(bus => bus.Handle<RolloutPaused, AnswerHandler>());
    builder.Services.AddHostedService<Publishing>();
}
else
{
    builder.AddMessaging(bus => bus.Handle<RolloutStepped, StepHandler>());
}

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMessaging();
app.Run();
