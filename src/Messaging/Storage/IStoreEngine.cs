using System.Data.Common;

namespace MlopsLab.Messaging.Storage;

/// <summary>What differs between SQLite and PostgreSQL; everything above speaks SQL that runs on both.</summary>
internal interface IStoreEngine : IAsyncDisposable
{
    string Describe { get; }

    Task<DbConnection> OpenWriteAsync(CancellationToken ct);

    Task<DbConnection> OpenReadAsync(CancellationToken ct);

    /// <summary>Starts a transaction that no other writer of the same store overlaps, so that sequence order is commit order.</summary>
    Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    /// <summary>A transaction in which every query sees the same moment.</summary>
    Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct);

    /// <summary>Replaces the tokens of a migration script.</summary>
    string Render(string script);

    /// <summary>True when the store itself is in trouble (disk full, connection lost), false when only the statement was wrong.</summary>
    bool IsOutage(Exception error);
}
