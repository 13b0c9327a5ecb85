using Aspire.Hosting;
using MlopsLab.Hosting.Engine;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests;

public sealed class StopOrderTests : IAsyncDisposable
{
    private readonly SampleLab lab = new();

    [Fact]
    public void Stops_dependents_before_what_they_depend_on()
    {
        var store = lab.AddNode("store");
        var api = lab.AddNode("api").WithReference(store);
        lab.AddNode("web").WaitFor(api);

        Assert.Equal([["web"], ["api"], ["store"]], Waves());
    }

    [Fact]
    public void Stops_a_circle_together_and_its_servers_last()
    {
        var store = lab.AddNode("store");
        var one = lab.AddNode("one").WithReference(store);
        var other = lab.AddNode("other").WithReference(one);
        one.WithReference(other);

        Assert.Equal([["one", "other"], ["store"]], Waves());
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    private string[][] Waves() => [.. StopOrder.Of(lab.Builder.Resources).Select(wave => wave.Select(resource => resource.Name).Order().ToArray())];
}
