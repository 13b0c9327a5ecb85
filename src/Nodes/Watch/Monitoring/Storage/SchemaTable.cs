using System.Data.Common;
using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;

namespace MlopsLab.Monitoring.Storage;

/// <summary>Breaking changes of data contracts as they were told.</summary>
internal static class SchemaTable
{
    public static Task AddAsync(StoreSession session, SchemaChanged fact, CancellationToken ct) => session.Connection.ExecuteAsync(new CommandDefinition(
        "INSERT INTO schema_change (scenario, version, summary, at) VALUES (@Scenario, @ToVersion, @summary, @at) ON CONFLICT DO NOTHING",
        new { fact.Scenario, fact.ToVersion, summary = SummaryOf(fact), at = fact.At.ToUnixTimeMilliseconds() },
        session.Transaction,
        cancellationToken: ct));

    /// <summary>Those since the moment, oldest first.</summary>
    public static async Task<IReadOnlyList<(string Scenario, string Version, string Summary)>> SinceAsync(DbConnection connection, DateTimeOffset moment, CancellationToken ct) =>
        [.. await connection.QueryAsync<(string, string, string)>(new CommandDefinition(
            "SELECT scenario, version, summary FROM schema_change WHERE at >= @moment ORDER BY at", new { moment = moment.ToUnixTimeMilliseconds() }, cancellationToken: ct))];

    private static string SummaryOf(SchemaChanged fact) =>
        $"the contract of {fact.Scenario} broke from {fact.FromVersion} to {fact.ToVersion} ({fact.Why}): "
        + string.Join("; ", fact.Differences.Where(one => one.Level == "major").Select(one => $"{one.Field} {one.Kind.Replace('-', ' ')} {one.From} → {one.To}"));
}
