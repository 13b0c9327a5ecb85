namespace MlopsLab.Servers;

/// <summary>One private PostgreSQL cluster on 127.0.0.1.</summary>
/// <param name="Folder">Holds its data.</param>
/// <param name="Port">On 127.0.0.1; there is no Unix socket.</param>
/// <param name="User">The superuser, made at the first start with this folder.</param>
/// <param name="Password">Made at the first start with this folder.</param>
public sealed record PostgresSettings(string Folder, int Port, string User, string Password)
{
    /// <summary>The lab has a dozen nodes with small pools.</summary>
    public int MaxConnections { get; init; } = 200;
}
