using System.Globalization;
using System.Text.Json;
using Dapper;
using MlopsLab.Contracts;
using MlopsLab.Messaging;

namespace MlopsLab.Console.History;

/// <summary>Writes an event down as it came; the same few lines for every type.</summary>
internal sealed class HistoryHandler<TEvent>(StoreSession session) : IHandle<TEvent>
    where TEvent : class
{
    public Task HandleAsync(TEvent fact, Delivery delivery, CancellationToken ct) => session.Connection.ExecuteAsync(new CommandDefinition(
        "INSERT INTO history (at, node, type, event_id, body) VALUES (@at, @Source, @Type, @Id, @body)",
        new
        {
            at = delivery.Time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            delivery.Source,
            delivery.Type,
            delivery.Id,
            body = JsonSerializer.Serialize(fact, typeof(TEvent), ContractsJson.Default),
        },
        session.Transaction,
        cancellationToken: ct));
}
