using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Tests.Domain;

public sealed class ServerRuleTests
{
    [Fact]
    public void A_server_is_down_when_most_of_its_users_say_so() =>
        Assert.Equal(
            [("messaging", (bool?)false), ("redis", (bool?)true)],
            ServerRule.Of([Report("bus", false), Report("bus", false), Report("bus", true), Report("StackExchange.Redis", true), Report("online-copy", false)]));

    [Fact]
    public void One_node_that_lost_its_link_is_not_the_server() =>
        Assert.Contains(("messaging", (bool?)true), ServerRule.Of([Report("bus", false), Report("bus", true), Report("bus", true)]));

    [Fact]
    public void Nothing_is_known_of_a_server_nobody_speaks_of() =>
        Assert.All(ServerRule.Of([NodeReport.Silent("gateway"), Report("self", true)]), server => Assert.Null(server.Up));

    [Fact]
    public void A_server_that_is_down_explains_a_node_that_lacks_nothing_else()
    {
        Assert.True(ServerRule.Explains(Report("StackExchange.Redis", false), ["redis"]));
        Assert.False(ServerRule.Explains(Report("StackExchange.Redis", false), ["messaging"]));
        Assert.False(ServerRule.Explains(NodeReport.Silent("gateway"), ["redis"]));
        Assert.False(ServerRule.Explains(new("node", false, new Dictionary<string, bool> { ["StackExchange.Redis"] = false, ["models"] = false }), ["redis"]));
    }

    private static NodeReport Report(string check, bool well) => new("node", true, new Dictionary<string, bool> { [check] = well });
}
