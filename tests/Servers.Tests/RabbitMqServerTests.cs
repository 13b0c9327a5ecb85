namespace MlopsLab.Servers.Tests;

public sealed class RabbitMqServerTests
{
    private static readonly Installation Unpacked =
        new(ServerKind.RabbitMq, "3.10.8", "/tools", InstallationOrigin.Unpacked, "/tools/usr/lib/rabbitmq/lib/rabbitmq_server-3.10.8/sbin")
        {
            Erlang = "/tools/usr/lib/erlang",
            Libraries = ["/tools/usr/lib/x"],
        };

    private static readonly RabbitMqSettings Settings = new("/lab/messaging", 15001, 15002, "lab", "s3cret");

    private static RabbitMqServer Server => new(Unpacked, Settings);

    [Fact]
    public void Listens_on_loopback_only()
    {
        Assert.Contains("listeners.tcp.default = 127.0.0.1:15001", RabbitMqConfig.Of(Settings), StringComparison.Ordinal);
        Assert.Contains("{127,0,0,1}", Server.Command.Arguments);
    }

    [Fact]
    public void Starts_no_epmd_daemon()
    {
        Assert.Equal("/tools/usr/lib/erlang/bin/erl", Server.Command.FileName);
        Assert.Contains("-start_epmd false -erl_epmd_port 15002", string.Join(' ', Server.Command.Arguments), StringComparison.Ordinal);
        Assert.Empty(Server.Companions);
    }

    [Fact]
    public void Keeps_every_file_in_its_own_folder()
    {
        var places = Server.Command.Environment.Where(variable => variable.Key.StartsWith("RABBITMQ_", StringComparison.Ordinal)
            && variable.Value.StartsWith('/') && variable.Key != "RABBITMQ_HOME");

        Assert.All(places, variable => Assert.StartsWith("/lab/messaging/", variable.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_its_password_on_no_command_line()
    {
        Assert.DoesNotContain("s3cret", string.Join(' ', Server.Command.Arguments), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", string.Join(' ', Server.Control("status").Arguments), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_any_password_as_an_Erlang_term() => Assert.Contains(
        """{default_user, <<"lab"/utf8>>}, {default_pass, <<"a\"b\\c#"/utf8>>}""",
        RabbitMqConfig.Advanced(Settings with { Password = """a"b\c#""" }),
        StringComparison.Ordinal);

    [Fact]
    public void Escapes_the_credentials_in_the_connection_string() =>
        Assert.Equal("amqp://lab:a%40b@127.0.0.1:15001", new RabbitMqServer(Unpacked, Settings with { Password = "a@b" }).ConnectionString);

    [Fact]
    public void Has_a_management_page_only_when_asked()
    {
        Assert.Equal("[].\n", RabbitMqConfig.EnabledPlugins(Settings));
        Assert.Contains("management.tcp.ip = 127.0.0.1", RabbitMqConfig.Of(Settings with { ManagementPort = 15003 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_unpacked_libraries() =>
        Assert.Equal("/tools/usr/lib/x", Server.Command.Environment["LD_LIBRARY_PATH"]);
}
