using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

/// <summary>Compatible changes are no signal: nobody has to do anything.</summary>
internal sealed class SchemaChangedHandler(StoreSession session) : IHandle<SchemaChanged>
{
    public Task HandleAsync(SchemaChanged fact, Delivery delivery, CancellationToken ct) =>
        fact.Level == "major" ? SchemaTable.AddAsync(session, fact, ct) : Task.CompletedTask;
}
