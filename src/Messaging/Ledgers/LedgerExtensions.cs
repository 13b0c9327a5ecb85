using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Ledgers;
using RabbitMQ.Client;

namespace MlopsLab.Messaging;

/// <summary>Adds the ledger of the whole lab to the node that shows it.</summary>
public static class LedgerExtensions
{
    /// <summary>Counts every event of every node by id; call it after <c>AddMessaging</c>. Nodes are found by <c>services:&lt;node&gt;:http:0</c>.</summary>
    public static TBuilder AddLedger<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        var services = builder.Services;
        services.AddOptions<LedgerOptions>().BindConfiguration(LedgerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(LedgerNodes.Client, (provider, client) =>
        {
            client.Timeout = provider.GetRequiredService<IOptions<LedgerOptions>>().Value.AnswerTimeout;
            client.DefaultRequestHeaders.Authorization = new("Bearer", provider.GetRequiredService<IConfiguration>()["LAB_TOKEN"]);
        });
        services.AddSingleton(provider => new Ledger(provider.GetRequiredService<Routes>(), provider.GetRequiredService<IOptions<LedgerOptions>>().Value));
        services.AddSingleton(provider => new QueueDepths(
            provider.GetRequiredService<IConnectionFactory>(),
            provider.GetRequiredService<Routes>(),
            provider.GetRequiredService<IOptions<MessagingOptions>>().Value,
            provider.GetRequiredService<IOptions<LedgerOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LedgerNodes>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<LedgerReconciler>();
        services.AddSingleton(provider => new LedgerReader(provider.GetRequiredService<LedgerReconciler>()));
        services.AddHostedService(provider => provider.GetRequiredService<LedgerReconciler>());
        return builder;
    }

    /// <summary>Maps <c>GET /api/ledger</c>, brought up to date before it answers.</summary>
    public static IEndpointRouteBuilder MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/ledger", Show).WithTags("ledger");
        return app;
    }

    private static async Task<Ok<LedgerView>> Show(LedgerReconciler ledger, CancellationToken ct) => TypedResults.Ok(await ledger.LookAsync(ct));
}
