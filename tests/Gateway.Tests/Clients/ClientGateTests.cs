using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Clients;

namespace MlopsLab.Gateway.Tests.Clients;

public sealed class ClientGateTests
{
    private const string Shop = "shop-key-0123456789", Desk = "desk-key-0123456789";

    [Fact]
    public void Without_clients_everybody_may_ask() => Assert.Null(new ClientGate(Options.Create(new GatewayOptions()), TimeProvider.System).Refuse(null));

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("", "not known")]
    [InlineData("shop-key", "not known")]
    public void Who_has_no_known_key_is_told_so(string? key, string says)
    {
        var refusal = Gate().Refuse(key);

        Assert.Equal((401, null), (refusal?.Status, refusal?.RetryAfter));
        Assert.Contains(says, refusal?.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_above_its_quota_is_told_when_to_come_again_and_no_other_notices()
    {
        var gate = Gate();
        Assert.Null(gate.Refuse(Desk));
        Assert.Null(gate.Refuse(Desk));

        var refusal = gate.Refuse(Desk);

        Assert.Equal((429, true), (refusal?.Status, refusal?.RetryAfter is >= 1 and <= 100));
        Assert.Contains("Client desk may send 0.01 requests a second", refusal?.Why, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Null(gate.Refuse(Shop)));
    }

    [Fact]
    public void Clients_that_make_no_sense_keep_the_gateway_from_starting()
    {
        var options = new GatewayOptions { Clients = { ["a"] = new() { Key = "short" }, ["b"] = new() { Key = Shop, PerSecond = 0 }, ["c"] = new() { Key = Shop } } };

        var problems = options.Validate(new ValidationContext(options)).Select(problem => problem.ErrorMessage).ToList();

        Assert.Equal(3, problems.Count);
    }

    private static ClientGate Gate() => new(
        Options.Create(new GatewayOptions { Clients = { ["shop"] = new() { Key = Shop, PerSecond = 10_000 }, ["desk"] = new() { Key = Desk, PerSecond = 0.01, Burst = 2 } } }),
        TimeProvider.System);
}
