using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

internal static class AuditStore
{
    private const string Columns = """
        seq AS Seq, at AS At, actor AS Actor, action AS Action, subject AS Subject, reason AS Reason, payload AS Payload,
        payload_hash AS PayloadHash, previous_hash AS PreviousHash, hash AS Hash
        """;

    public static async Task<AuditHead> HeadAsync(Db db, CancellationToken ct) =>
        await db.FindAsync<AuditRow>($"SELECT {Columns} FROM audit ORDER BY seq DESC LIMIT 1", new { }, ct) is { } row
            ? new AuditHead(row.Seq, row.Hash)
            : AuditHead.Empty;

    public static Task<AuditRow?> FindAsync(Db db, long seq, CancellationToken ct) =>
        db.FindAsync<AuditRow>($"SELECT {Columns} FROM audit WHERE seq = @seq", new { seq }, ct);

    /// <summary>Oldest first, after the given row; a subject is a model or one of its versions.</summary>
    public static Task<IReadOnlyList<AuditRow>> ReadAsync(Db db, string? model, long after, int limit, CancellationToken ct) => db.QueryAsync<AuditRow>(
        $"""
        SELECT {Columns} FROM audit WHERE seq > @after AND (@any = 1 OR subject = @model OR substr(subject, 1, length(@model) + 1) = @model || '/')
        ORDER BY seq LIMIT @limit
        """,
        new { after, limit, any = model is null ? 1 : 0, model = model ?? "" },
        ct);

    public static Task AddAsync(Db db, AuditRow row, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO audit (seq, at, actor, action, subject, reason, payload, payload_hash, previous_hash, hash)
        VALUES (@Seq, @At, @Actor, @Action, @Subject, @Reason, @Payload, @PayloadHash, @PreviousHash, @Hash)
        """,
        row,
        ct);
}
