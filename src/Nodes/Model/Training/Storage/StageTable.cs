using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain.Stages;

namespace MlopsLab.Training.Storage;

/// <summary>What each stage of each run made; a run that began again writes over what it told before.</summary>
internal static class StageTable
{
    public static Task SetAsync(StoreSession session, string runId, long start, StageDone done, DateTimeOffset at, CancellationToken ct) => session.Connection.ExecuteAsync(new(
        """
        INSERT INTO stage (run_id, stage, start, stage_key, output, bytes, cached, seconds, at) VALUES (@runId, @Stage, @start, @Key, @Output, @Bytes, @cached, @Seconds, @at)
        ON CONFLICT (run_id, stage) DO UPDATE SET start = @start, stage_key = @Key, output = @Output, bytes = @Bytes, cached = @cached, seconds = @Seconds, at = @at
        """,
        new { runId, done.Stage, start, done.Key, done.Output, done.Bytes, cached = done.Cached ? 1 : 0, done.Seconds, at = at.ToUnixTimeMilliseconds() },
        session.Transaction,
        cancellationToken: ct));

    public static async Task<IReadOnlyList<StageDone>> OfAsync(DbConnection connection, string runId, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<Row>(new(
            "SELECT stage AS Stage, stage_key AS StageKey, output AS Output, bytes AS Bytes, cached AS Cached, seconds AS Seconds FROM stage WHERE run_id = @runId",
            new { runId },
            cancellationToken: ct));
        return [.. rows.Select(row => new StageDone(row.Stage, row.StageKey, row.Output, row.Bytes, row.Cached == 1, row.Seconds)).OrderBy(done => StageNames.All.Index().First(name => name.Item == done.Stage).Index)];
    }

    private sealed record Row
    {
        public string Stage { get; init; } = "";

        public string StageKey { get; init; } = "";

        public string Output { get; init; } = "";

        public long Bytes { get; init; }

        public long Cached { get; init; }

        public double Seconds { get; init; }
    }
}
