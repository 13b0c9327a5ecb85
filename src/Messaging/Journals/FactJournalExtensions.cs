using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MlopsLab.Messaging.Journals;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Messaging;

/// <summary>Adds journals for facts too many for one event each.</summary>
public static class FactJournalExtensions
{
    /// <summary>Adds a <see cref="FactJournal{TFact}"/>; call it after <c>AddMessaging</c>.</summary>
    /// <param name="name">Folder and bookmark; never change it while facts wait.</param>
    /// <param name="json">Source-generated reader and writer of a fact.</param>
    /// <param name="toEvents">Makes one or more events of a batch, oldest fact first; the time is now.</param>
    /// <param name="maxBatch">Facts in one batch; 500 when left out.</param>
    /// <param name="maxDelay">A fact waits at most this long for company; 250 ms when left out.</param>
    public static TBuilder AddFactJournal<TBuilder, TFact, TEvent>(
        this TBuilder builder,
        string name,
        JsonTypeInfo<TFact> json,
        Func<IReadOnlyList<TFact>, DateTimeOffset, IEnumerable<TEvent>> toEvents,
        int maxBatch = 500,
        TimeSpan? maxDelay = null)
        where TBuilder : IHostApplicationBuilder
        where TEvent : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatch, 1);
        var plan = new JournalPlan<TFact, TEvent>(name, toEvents, maxBatch, maxDelay ?? TimeSpan.FromMilliseconds(250));
        builder.Services.AddSingleton(services => new FactJournal<TFact>(
            Path.Combine(services.GetRequiredService<NodeIdentity>().DataFolder, "journals", name), json));
        builder.Services.AddSingleton(plan);
        builder.Services.AddHostedService<JournalPump<TFact, TEvent>>();
        return builder;
    }
}
