namespace MlopsLab.Servers.Tests;

public sealed class ProvisioningTests
{
    private static readonly Installation Redis = new(ServerKind.Redis, "7.0.15", "/", InstallationOrigin.Found, "/usr/bin");

    [Fact]
    public void Uses_the_system_server_when_it_runs()
    {
        var facts = new HostFacts(ServerKind.Redis) { Found = Redis, HasApt = true, IsRoot = true };

        Assert.Equal(new Way.Use(Redis), Provisioning.Decide(facts));
    }

    [Fact]
    public void Uses_what_was_unpacked_earlier()
    {
        var unpacked = Redis with { Origin = InstallationOrigin.Unpacked };

        Assert.Equal(new Way.Use(unpacked), Provisioning.Decide(new HostFacts(ServerKind.Redis) { Unpacked = unpacked, HasApt = true }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Unpacks_packages_rather_than_installing_them_even_for_root(bool isRoot)
    {
        var facts = new HostFacts(ServerKind.RabbitMq) { HasApt = true, IsRoot = isRoot, ContainerEngine = "docker" };

        Assert.IsType<Way.Unpack>(Provisioning.Decide(facts));
    }

    [Fact]
    public void Installs_a_browser_that_does_not_run_unpacked_when_root()
    {
        var facts = Failed(new HostFacts(ServerKind.Chromium) { HasApt = true, IsRoot = true }, new Way.Unpack());

        Assert.Equal("apt-get", Assert.IsType<Way.Install>(Provisioning.Decide(facts)).Program);
    }

    [Fact]
    public void Never_installs_a_server_for_the_whole_system_on_Debian()
    {
        var facts = Failed(new HostFacts(ServerKind.RabbitMq) { HasApt = true, IsRoot = true }, new Way.Unpack());

        Assert.IsType<Way.GiveUp>(Provisioning.Decide(facts));
    }

    [Fact]
    public void Installs_with_brew_on_a_Mac()
    {
        var way = Assert.IsType<Way.Install>(Provisioning.Decide(new HostFacts(ServerKind.RabbitMq) { HasBrew = true, ContainerEngine = "docker" }));

        Assert.Equal(["install", "rabbitmq"], way.Arguments);
    }

    [Fact]
    public void Runs_a_container_when_unpacking_failed()
    {
        var facts = Failed(new HostFacts(ServerKind.Redis) { HasApt = true, ContainerEngine = "podman" }, new Way.Unpack());

        Assert.Equal(new Way.Container("podman"), Provisioning.Decide(facts));
    }

    [Fact]
    public void Names_the_command_and_what_was_tried_when_nothing_is_left()
    {
        var facts = Failed(new HostFacts(ServerKind.Redis) { HasApt = true }, new Way.Unpack());

        var message = Assert.IsType<Way.GiveUp>(Provisioning.Decide(facts)).Message;

        Assert.Contains("install redis", message, StringComparison.Ordinal);
        Assert.Contains("no network", message, StringComparison.Ordinal);
    }

    private static HostFacts Failed(HostFacts facts, Way way) => facts with { Failed = facts.Failed.Add(way.Name, "no network") };
}
