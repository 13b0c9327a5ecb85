using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

/// <summary>As <see cref="KillPointTests"/>: what is in the files while reports are written is what a kill leaves.</summary>
[Collection(RegistryCollection.Name)]
public sealed class GateKillTests(RunningRegistry registry)
{
    private const int Points = 120;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_events_and_audit_rows_agree_at_random_points()
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);
        var random = new Random(29);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        var asking = Enumerable.Range(0, 2).Select(_ => AskAsync(model, stop.Token)).ToList();
        var seen = new HashSet<int>();
        for (var point = 0; point < Points; point++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 8), TimeProvider.System, _ct);
            seen.Add(await CheckAsync(model));
        }

        await stop.CancelAsync();
        await Task.WhenAll(asking);
        Assert.True(seen.Count > Points / 4, $"only {seen.Count} different states were seen");
    }

    private async Task<int> CheckAsync(string model)
    {
        var copy = Directory.CreateTempSubdirectory("lab-gates");
        try
        {
            await registry.Node.WhileStoppedAsync(() => Copy(registry.Node.DataFolder, copy.FullName), _ct);
            await using var store = new SqliteConnection($"Data Source={Path.Combine(copy.FullName, "store.db")};Pooling=False");
            await store.OpenAsync(_ct);
            var lines = await store.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM gate_lines WHERE model = @model", new { model });
            var bodies = await store.QueryAsync<byte[]>("SELECT body FROM outgoing WHERE type = 'model.gated' AND body IS NOT NULL");
            var trail = await AuditStore.ReadAsync(store, model, 0, int.MaxValue, _ct);

            Assert.Equal(lines, bodies.Count(body => JsonSerializer.Deserialize<JsonElement>(body).Text("model") == model));
            Assert.Equal(lines, trail.Count(row => row.Action == Actions.Gated));
            return lines;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in new[] { "store.db", "store.db-wal" }.Where(file => File.Exists(Path.Combine(from, file))))
        {
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }

    private async Task AskAsync(string model, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await registry.Http.PostJsonAsync($"/models/{model}/versions/1/gates", new { by = "ana", why = "again" }, _ct);
        }
    }
}
