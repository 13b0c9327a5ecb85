namespace MlopsLab.Servers.Tests;

public sealed class RedisServerTests
{
    private static readonly RedisSettings Settings = new("/lab/redis", 15003, "s3cret");

    private static readonly RedisServer Server =
        new(new Installation(ServerKind.Redis, "7.0.15", "/", InstallationOrigin.Found, "/usr/bin"), Settings);

    [Fact]
    public void Listens_on_loopback_with_a_password()
    {
        Assert.Contains("bind 127.0.0.1\n", RedisConfig.Of(Settings), StringComparison.Ordinal);
        Assert.Contains("requirepass \"s3cret\"", RedisConfig.Of(Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_nothing_on_disk()
    {
        Assert.Contains("save \"\"", RedisConfig.Of(Settings), StringComparison.Ordinal);
        Assert.Contains("appendonly no", RedisConfig.Of(Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_its_password_on_no_command_line()
    {
        Assert.Equal(["/lab/redis/redis.conf"], Server.Command.Arguments);
        Assert.Equal("s3cret", Server.Control("ping").Environment["REDISCLI_AUTH"]);
        Assert.DoesNotContain("s3cret", Server.Control("ping").Arguments);
    }

    [Fact]
    public void Quotes_odd_passwords() =>
        Assert.Contains("""requirepass "a\"b\\c" """.TrimEnd(), RedisConfig.Of(Settings with { Password = """a"b\c""" }), StringComparison.Ordinal);
}
