using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features.Storage;
using MlopsLab.Messaging;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class StateTableTests(RabbitMqFixture broker, RedisFixture redis)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_rolled_back_transaction_put_into_the_cache_is_forgotten()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var (store, table) = (lab.Features.Get<Store>(), lab.Features.Get<StateTable>());
        var record = Payments.Of(1, seed: 21)[0];
        var key = lab.View.StateKeys(lab.View.Reader.Read(record.Fields).Row ?? throw new InvalidOperationException())[0];

        await store.InTransactionAsync((session, ct) => CountAsync(lab, table, session, record, key, ct), Ct);
        await Assert.ThrowsAsync<TimeoutException>(() => store.InTransactionAsync(
            async (session, ct) =>
            {
                await CountAsync(lab, table, session, record, key, ct);
                throw new TimeoutException();
            },
            Ct));
        await store.InTransactionAsync((session, ct) => CountAsync(lab, table, session, record, key, ct), Ct);

        var twice = lab.Replay([record, record])[key];
        Assert.Equal(twice.ToBytes(), (await table.AfterAsync(0, 10, Ct)).Single().Bytes);
    }

    private static async Task CountAsync(Lab lab, StateTable table, StoreSession session, AcceptedRecord record, string key, CancellationToken ct)
    {
        var row = lab.View.Reader.Read(record.Fields).Row ?? throw new InvalidOperationException();
        var batch = await table.BeginAsync(session, ct);
        await batch.LoadAsync([key], ct);
        batch.Set(key, lab.View.Pipeline.Update(batch.Find(key), 0, row, record.EventTime));
        await batch.SaveAsync(ct);
    }
}
