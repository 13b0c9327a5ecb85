namespace MlopsLab.Servers;

internal static class RedisConfig
{
    public static string Of(RedisSettings settings) =>
        $"""
        bind 127.0.0.1
        port {settings.Port}
        protected-mode yes
        requirepass {Quoted(settings.Password)}
        dir {Quoted(settings.Folder)}
        daemonize no
        save ""
        appendonly no
        maxmemory {settings.MaxMemory}
        maxmemory-policy allkeys-lru
        loglevel warning

        """;

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
