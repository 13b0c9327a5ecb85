using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

/// <summary>
/// What kill -9 leaves is what is in the files at that moment. So the running node is stopped at random points while it moves
/// aliases, its files are copied, and each copy is opened as the node would open it after a kill: two hundred kills in seconds.
/// </summary>
[Collection(RegistryCollection.Name)]
public sealed class KillPointTests(RunningRegistry registry)
{
    private const int Points = 200;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_events_and_audit_chain_agree_at_two_hundred_random_points()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        var random = new Random(23);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        var movers = Enumerable.Range(0, 3).Select(mover => MoveAsync(model, mover, stop.Token)).ToList();
        var seen = new HashSet<long>();
        for (var point = 0; point < Points; point++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 8), TimeProvider.System, _ct);
            seen.Add(await CheckAsync(model));
        }

        await stop.CancelAsync();
        await Task.WhenAll(movers);
        Assert.True(seen.Count > Points / 4, $"only {seen.Count} different states were seen");
    }

    private async Task<long> CheckAsync(string model)
    {
        var copy = Directory.CreateTempSubdirectory("lab-kill");
        try
        {
            await registry.Node.WhileStoppedAsync(() => Copy(registry.Node.DataFolder, copy.FullName), _ct);
            await using var store = new SqliteConnection($"Data Source={Path.Combine(copy.FullName, "store.db")};Pooling=False");
            await store.OpenAsync(_ct);
            return await CheckAsync(store, model);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private async Task<long> CheckAsync(SqliteConnection store, string model)
    {
        var moves = (await HistoryStore.AllAsync(store, model, _ct)).Where(line => line.Alias == AliasName.Champion).Select(line => (line.Epoch ?? 0, VersionNumber.Text(line.ToVersion))).ToList();
        var bodies = await store.QueryAsync<byte[]>("SELECT body FROM outgoing WHERE type = 'model.alias.moved' AND body IS NOT NULL ORDER BY seq");
        var events = bodies.Select(body => JsonSerializer.Deserialize<JsonElement>(body)).Where(fact => fact.Text("model") == model).Select(fact => (fact.GetProperty("epoch").GetInt64(), fact.Text("to")));
        var alias = await AliasStore.FindAsync(store, model, AliasName.Champion, _ct);
        var trail = await AuditStore.ReadAsync(store, null, 0, int.MaxValue, _ct);
        var head = AuditHead.Empty;
        foreach (var row in trail)
        {
            Assert.Null(AuditChain.Check(head, row));
            head = new AuditHead(row.Seq, row.Hash);
        }

        var audited = trail.Where(row => row.Action is Actions.AliasSet or Actions.RolledBack)
            .Where(row => row.Subject.StartsWith($"{model}/", StringComparison.Ordinal)).Select(row => row.Subject[(model.Length + 1)..]);
        Assert.Equal(moves, events);
        Assert.Equal(moves.Select(move => move.Item2), audited);
        Assert.Equal(moves[^1], (alias?.Epoch ?? 0, VersionNumber.Text(alias?.Version ?? 0)));
        return moves[^1].Item1;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in new[] { "store.db", "store.db-wal" }.Where(file => File.Exists(Path.Combine(from, file))))
        {
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }

    private async Task MoveAsync(string model, int mover, CancellationToken ct)
    {
        for (var turn = mover; !ct.IsCancellationRequested; turn++)
        {
            await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version = $"{(turn % 3) + 1}", by = "ana", why = "again" }, _ct);
        }
    }
}
