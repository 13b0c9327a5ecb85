using Dapper;
using MlopsLab.TestServers;
using Npgsql;

[assembly: AssemblyFixture(typeof(MlopsLab.Messaging.Tests.LabPostgres))]

namespace MlopsLab.Messaging.Tests;

/// <summary>One real PostgreSQL for all tests that need one; each gets a database of its own.</summary>
public sealed class LabPostgres : IAsyncLifetime
{
    private readonly PostgresFixture _server = new();
    private readonly SemaphoreSlim _one = new(1);
    private bool _isStarted;
    private int _taken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The configuration that puts a node's store on the engine: nothing for SQLite, a connection string for PostgreSQL.</summary>
    public async Task<Dictionary<string, string?>> StoreOnAsync(string engine, CancellationToken ct) =>
        engine == "sqlite" ? [] : new() { ["ConnectionStrings:store"] = await NewDatabaseAsync(ct) };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _one.Dispose();
    }

    private async Task<string> NewDatabaseAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (!_isStarted)
            {
                await _server.StartAsync(ct);
                _isStarted = true;
            }

            var name = $"d{++_taken}";
            await using var connection = new NpgsqlConnection(_server.ConnectionString);
            await connection.ExecuteAsync($"CREATE DATABASE {name}");
            return new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name }.ToString();
        }
        finally
        {
            _one.Release();
        }
    }
}
