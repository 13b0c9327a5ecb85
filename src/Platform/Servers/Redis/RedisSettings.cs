namespace MlopsLab.Servers;

/// <summary>One private Redis; it keeps nothing over a restart, since the lab only holds rebuildable data in it.</summary>
public sealed record RedisSettings(string Folder, int Port, string Password)
{
    /// <summary>Above it the least recently used keys go, whether they have a time to live or not.</summary>
    public string MaxMemory { get; init; } = "512mb";
}
