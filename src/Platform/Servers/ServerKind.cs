namespace MlopsLab.Servers;

/// <summary>What the lab needs from the machine besides .NET.</summary>
public enum ServerKind
{
    RabbitMq,
    Redis,
    PostgreSql,

    /// <summary>Not a server: the browser of the console's tests.</summary>
    Chromium,
}
