using Aspire.Hosting;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests;

public sealed class ApplicationModelTests : IAsyncDisposable
{
    private readonly SampleLab lab = new();

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a_b")]
    [InlineData("a--b")]
    [InlineData("a-")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Refuses_a_name_that_is_no_host_name(string name) => Assert.Throws<ArgumentException>(() => lab.AddNode(name));

    [Fact]
    public void Refuses_a_second_resource_of_a_name_whatever_its_case()
    {
        lab.AddNode("node");

        Assert.Throws<DistributedApplicationException>(() => lab.AddNode("Node"));
    }

    [Fact]
    public void Refuses_a_resource_that_waits_for_itself()
    {
        var node = lab.AddNode("node");

        Assert.Throws<DistributedApplicationException>(() => node.WaitFor(node));
    }

    [Fact]
    public void Refuses_a_health_check_without_an_endpoint() =>
        Assert.Throws<DistributedApplicationException>(() => lab.Builder.AddProject("node", "SampleNode.csproj").WithHttpHealthCheck("/health"));

    [Fact]
    public void Knows_no_address_before_the_start()
    {
        var endpoint = lab.AddNode("node").GetEndpoint("http");

        Assert.False(endpoint.IsAllocated);
        Assert.Throws<InvalidOperationException>(() => endpoint.Url);
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
