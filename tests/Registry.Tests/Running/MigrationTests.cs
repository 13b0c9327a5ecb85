using Dapper;
using Microsoft.Data.Sqlite;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Tests.Running;

public sealed class MigrationTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_and_versions_of_an_earlier_store_are_all_there_afterwards()
    {
        await using var store = new SqliteConnection("Data Source=:memory:");
        await store.OpenAsync(_ct);
        await RunAsync(store, "001");
        await RunAsync(store, "002");
        await store.ExecuteAsync("INSERT INTO models (name, last_version, epoch, created_at) VALUES ('fraud', 3, 5, 1000)");
        await store.ExecuteAsync(
            """
            INSERT INTO versions (model, number, run_id, status, artifact_hash, artifact_bytes, snapshot_id, feature_view, learner, metrics, created_at)
            VALUES ('fraud', 3, 'run', 'Approved', 'aa', 7, 'snapshot', 'view', 'gbt', '{"auc":0.9}', 2000)
            """);

        await RunAsync(store, "003");
        var (model, version) = (await ModelStore.FindAsync(store, "fraud", _ct), await VersionStore.FindAsync(store, "fraud", 3, _ct));

        Assert.True(model is { LastVersion: 3, UpdatedAt: 1000, DeletedAt: null }, $"{model}");
        Assert.True(version is { RunId: "run", View: "view", IsDeployable: true, IsOutside: false, Threshold: null }, $"{version}");
        Assert.Equal(version?.CreatedAt, version?.UpdatedAt);
    }

    private static async Task RunAsync(SqliteConnection store, string number)
    {
        var assembly = typeof(VersionStore).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.Contains($".{number}_", StringComparison.Ordinal) && name.Contains("MlopsLab.Registry", StringComparison.Ordinal));
        using var script = new StreamReader(assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name));
        await store.ExecuteAsync((await script.ReadToEndAsync()).Replace("{identity}", "INTEGER PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal));
    }
}
