namespace MlopsLab.Servers.Tests;

public sealed class ContainerRunTests
{
    private static readonly Installation Image =
        new(ServerKind.RabbitMq, "4.1", "docker.io/library/rabbitmq:4.1", InstallationOrigin.Container, "podman");

    private static readonly RabbitMqServer Server = new(Image, new RabbitMqSettings("/lab/messaging", 15001, 15002, "lab", "s3cret"));

    [Fact]
    public void Runs_in_the_foreground_with_its_port_on_loopback_only()
    {
        Assert.Equal("podman", Server.Command.FileName);
        Assert.Equal("run", Server.Command.Arguments[0]);
        Assert.Contains("127.0.0.1:15001:5672", Server.Command.Arguments);
        Assert.DoesNotContain("-d", Server.Command.Arguments);
    }

    [Fact]
    public void Passes_the_password_by_environment()
    {
        Assert.Equal("s3cret", Server.Command.Environment["RABBITMQ_DEFAULT_PASS"]);
        Assert.Contains("RABBITMQ_DEFAULT_PASS", Server.Command.Arguments);
        Assert.DoesNotContain("s3cret", string.Join(' ', Server.Command.Arguments), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_the_same_name_for_the_same_folder()
    {
        var again = new RabbitMqServer(Image, new RabbitMqSettings("/lab/messaging", 15005, 15006, "lab", "other"));

        Assert.Equal(NameOf(Server), NameOf(again));
        Assert.Contains(NameOf(Server), Server.Control("status").Arguments);
    }

    private static string NameOf(RabbitMqServer server) => server.Command.Arguments.SkipWhile(argument => argument != "--name").ElementAt(1);
}
