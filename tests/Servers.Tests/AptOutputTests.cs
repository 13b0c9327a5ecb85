namespace MlopsLab.Servers.Tests;

public sealed class AptOutputTests
{
    private const string Simulation = """
        Reading package lists...
        Inst socat (1.7.4.4-2 Debian:12 [amd64])
        Inst libc6 [2.36-9] (2.36-10 Debian:12 [amd64])
        Inst libssl3 [3.0.15] (3.0.19 Debian-Security:12 [amd64])
        Conf socat (1.7.4.4-2 Debian:12 [amd64])
        """;

    private const string Dependencies = """
        rabbitmq-server
          Depends: erlang-base
        erlang-base
        libsystemd0
        """;

    [Fact]
    public void Takes_what_the_system_lacks_and_all_of_the_server_itself()
    {
        var packages = AptOutput.Closure(ServerKind.RabbitMq, Simulation, Dependencies);

        Assert.Equal(["erlang-base", "libssl3", "rabbitmq-server", "socat"], packages);
    }

    [Fact]
    public void Leaves_the_C_library_to_the_system() =>
        Assert.DoesNotContain("libc6", AptOutput.Closure(ServerKind.RabbitMq, Simulation, Dependencies));

    [Theory]
    [InlineData("redis-server:\n  Installed: (none)\n  Candidate: 5:7.0.15\n", true)]
    [InlineData("redis-server:\n  Installed: (none)\n  Candidate: (none)\n", false)]
    [InlineData("", false)]
    public void Knows_from_the_policy_whether_the_package_lists_are_there(string policy, bool known) =>
        Assert.Equal(known, AptOutput.HasCandidate(policy));
}
