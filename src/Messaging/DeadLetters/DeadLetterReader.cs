using Dapper;

namespace MlopsLab.Messaging.DeadLetters;

/// <summary>Lists what was set aside, newest first.</summary>
internal sealed class DeadLetterReader(Store store)
{
    private const int Most = 1_000;

    public async Task<IReadOnlyList<DeadLetter>> AllAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Id, string Queue, string Type, string Source, long Attempts, string Reason, long At, long Bytes)>(
            $"SELECT id, queue, type, source, attempts, reason, at, length(body) FROM dead_letter ORDER BY at DESC LIMIT {Most}");
        return [.. rows.Select(row => new DeadLetter(
            row.Id, row.Queue, row.Type, row.Source, row.Attempts, row.Reason, DateTimeOffset.FromUnixTimeMilliseconds(row.At), (int)row.Bytes))];
    }
}
