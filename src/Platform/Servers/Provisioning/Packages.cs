namespace MlopsLab.Servers;

internal static class Packages
{
    // Never unpacked beside the system's own: a second C library can't be loaded by the system's programs.
    private static readonly string[] OfTheSystem = ["libc6", "libc-bin", "libc-l10n", "locales", "locales-all", "base-files", "dpkg", "apt"];

    public static string Debian(ServerKind kind) => kind switch
    {
        ServerKind.RabbitMq => "rabbitmq-server",
        ServerKind.Redis => "redis-server",
        ServerKind.PostgreSql => "postgresql",
        ServerKind.Chromium => "chromium",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What is asked of apt: a browser without any font shows empty pages.</summary>
    public static IReadOnlyList<string> ToUnpack(ServerKind kind) =>
        kind == ServerKind.Chromium ? [Debian(kind), "fonts-liberation"] : [Debian(kind)];

    public static IReadOnlyList<string> Brew(ServerKind kind) => kind switch
    {
        ServerKind.RabbitMq => ["rabbitmq"],
        ServerKind.Redis => ["redis"],
        ServerKind.PostgreSql => ["postgresql@17"],
        ServerKind.Chromium => ["--cask", "chromium"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Image(ServerKind kind) => kind switch
    {
        ServerKind.RabbitMq => "docker.io/library/rabbitmq:4.1",
        ServerKind.Redis => "docker.io/library/redis:7.4",
        ServerKind.PostgreSql => "docker.io/library/postgres:17",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Belongs to the server itself, so it is unpacked even when the system has it: all must lie under one root.</summary>
    public static bool IsOwn(ServerKind kind, string package) => kind switch
    {
        ServerKind.RabbitMq => package == "rabbitmq-server" || package.StartsWith("erlang-", StringComparison.Ordinal),
        ServerKind.Redis => package is "redis-server" or "redis-tools",
        ServerKind.PostgreSql => package.StartsWith("postgresql-1", StringComparison.Ordinal) || package == "libpq5"
            || package.StartsWith("postgresql-client-1", StringComparison.Ordinal),
        ServerKind.Chromium => package is "chromium" or "chromium-common",
        _ => false,
    };

    /// <summary>PostgreSQL's just-in-time compiler (120 MB) is left out: the lab's queries are small.</summary>
    public static bool IsLeftOut(string package) =>
        OfTheSystem.Contains(package) || package.StartsWith("libllvm", StringComparison.Ordinal);
}
