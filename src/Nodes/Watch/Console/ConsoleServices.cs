using MlopsLab.Console.Access;
using MlopsLab.Console.Explain;
using MlopsLab.Console.History;
using MlopsLab.Console.Lab;
using MlopsLab.Console.Runs;
using MlopsLab.Console.Traces;
using MlopsLab.Contracts;
using MlopsLab.Messaging;

namespace MlopsLab.Console;

internal static class ConsoleServices
{
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Configure(options => options.OtlpKey = builder.Configuration["Dashboard:Otlp:PrimaryApiKey"] ?? options.OtlpKey);
        builder.AddMessaging(ListenToEverything);
        builder.AddLedger();
        services.AddSingleton(new ConsoleToken(builder.Configuration["LAB_TOKEN"]));
        services.AddSingleton<TraceBook>().AddSingleton<HistoryStore>().AddHostedService<HistoryPruner>();
        services.AddSingleton<LabControl>().AddSingleton<NodeReader>().AddSingleton<RunActions>().AddSingleton<Painter>().AddSingleton<FiveQuestions>();
        services.AddHttpClient(LabControl.Client);
        foreach (var card in NodeCards.All)
        {
            builder.AddNodeClient(card.Name);
        }

        services.AddRazorComponents();
        services.AddAntiforgery();
    }

    /// <summary>Every event of the console's card has the same handler.</summary>
    private static void ListenToEverything(MessagingBuilder bus)
    {
        var handle = typeof(MessagingBuilder).GetMethod(nameof(MessagingBuilder.Handle)) ?? throw new MissingMethodException(nameof(MessagingBuilder), nameof(MessagingBuilder.Handle));
        foreach (var type in NodeCards.All.Single(card => card.Name == "console").Receives.Select(name => EventCatalog.ByWireName[name]))
        {
            handle.MakeGenericMethod(type, typeof(HistoryHandler<>).MakeGenericType(type)).Invoke(bus, null);
        }
    }
}
