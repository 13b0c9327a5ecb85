using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain.Contracts;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Storage.Contracts;

/// <summary>All versions of all contracts: a new one is told in the transaction that stores it; known in memory, since there are few.</summary>
internal sealed class ContractStore(Store store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ContractEntry>> _known = new(StringComparer.Ordinal);

    public IEnumerable<string> Scenarios => _known.Keys.Order(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ContractEntry> HistoryOf(string scenario) => _known.GetValueOrDefault(scenario) ?? [];

    public ContractEntry? LatestOf(string scenario) => HistoryOf(scenario).LastOrDefault();

    /// <summary>The contract that rows with this schema version kept last.</summary>
    public ContractEntry? OfSchema(string scenario, string schemaVersion) => HistoryOf(scenario).LastOrDefault(entry => entry.SchemaVersion == schemaVersion);

    public async Task LoadAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Scenario, long Major, long Minor, string Schema, string Level, string Differences, string Why, string Contract, long At)>(
            "SELECT scenario, major, minor, schema_version, level, differences, why, contract, at FROM contract ORDER BY major, minor");
        foreach (var scenario in rows.GroupBy(row => row.Scenario))
        {
            _known[scenario.Key] =
            [
                .. scenario.Select(row => new ContractEntry(
                    row.Scenario, new((int)row.Major, (int)row.Minor), DataContract.FromJson(row.Contract), row.Schema, Enum.Parse<ChangeLevel>(row.Level, ignoreCase: true),
                    JsonSerializer.Deserialize(row.Differences, IngestionJson.Default.IReadOnlyListSchemaDifference) ?? [], row.Why, DateTimeOffset.FromUnixTimeMilliseconds(row.At))),
            ];
        }
    }

    /// <summary>Stores it and tells it, unless it is the first of its scenario; one at a time.</summary>
    public async Task AddAsync(ContractEntry entry, CancellationToken ct)
    {
        var before = LatestOf(entry.Scenario);
        await store.InTransactionAsync(
            async (session, token) =>
            {
                await session.Connection.ExecuteAsync(new CommandDefinition(
                    """
                    INSERT INTO contract (scenario, major, minor, hash, schema_version, level, differences, why, contract, at)
                    VALUES (@Scenario, @Major, @Minor, @Hash, @SchemaVersion, @level, @differences, @Why, @contract, @at)
                    """,
                    new
                    {
                        entry.Scenario,
                        entry.Version.Major,
                        entry.Version.Minor,
                        entry.Hash,
                        entry.SchemaVersion,
                        level = Succession.NameOf(entry.Level),
                        differences = JsonSerializer.Serialize(entry.Differences, IngestionJson.Default.IReadOnlyListSchemaDifference),
                        entry.Why,
                        contract = entry.Contract.ToJson(),
                        at = entry.At.ToUnixTimeMilliseconds(),
                    },
                    session.Transaction,
                    cancellationToken: token));
                if (before is not null)
                {
                    await session.PublishAsync(
                        new SchemaChanged(entry.Scenario, before.Version.ToString(), entry.Version.ToString(), Succession.NameOf(entry.Level), entry.Differences, entry.Why, entry.At), token);
                }
            },
            ct);
        _known[entry.Scenario] = [.. HistoryOf(entry.Scenario), entry];
    }

    /// <summary>Keeps the reason of a change that is about to be written.</summary>
    public Task GiveReasonAsync(string scenario, string hash, string why, CancellationToken ct) => store.InTransactionAsync(
        (session, token) => session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO contract_reason (scenario, hash, why, at) VALUES (@scenario, @hash, @why, @at) ON CONFLICT (scenario, hash) DO UPDATE SET why = excluded.why, at = excluded.at",
            new { scenario, hash, why, at = time.GetUtcNow().ToUnixTimeMilliseconds() },
            session.Transaction,
            cancellationToken: token)),
        ct);

    public async Task<string?> ReasonOfAsync(string scenario, string hash, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "SELECT why FROM contract_reason WHERE scenario = @scenario AND hash = @hash", new { scenario, hash }, cancellationToken: ct));
    }
}
