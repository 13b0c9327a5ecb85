using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class NodeIdentityTests
{
    [Fact]
    public async Task Is_the_resource_name_and_a_folder_of_its_own()
    {
        await using var node = await TestNode.StartAsync(settings: ("OTEL_SERVICE_NAME", "monitor-data"));

        var identity = node.App.Services.GetRequiredService<NodeIdentity>();

        Assert.Equal(("monitor-data", "monitor-data"), (identity.Name, Path.GetFileName(identity.DataFolder)));
        Assert.True(Directory.Exists(identity.DataFolder));
    }

    [Fact]
    public void Can_not_leave_the_data_folder()
    {
        var refused = Assert.Throws<StartRefusedException>(() => TestNode.Build(Path.GetTempPath(), null, ("OTEL_SERVICE_NAME", "../elsewhere")));

        Assert.Contains("OTEL_SERVICE_NAME", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_fifteen_seconds_to_stop_in_order()
    {
        await using var node = await TestNode.StartAsync();

        Assert.Equal(TimeSpan.FromSeconds(15), node.App.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }
}
