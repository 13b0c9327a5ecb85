using Aspire.Hosting;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests;

public sealed class ServersTests
{
    [Fact]
    public async Task Runs_servers_with_private_data_and_brings_a_killed_one_back_on_its_port()
    {
        await using var lab = new SampleLab();
        var messaging = lab.Builder.AddRabbitMQ("messaging");
        lab.Builder.AddRedis("redis");
        var database = lab.Builder.AddPostgres("postgres").AddDatabase("store");
        lab.AddNode("node").WaitFor(database).WithReference(messaging).WithReference(database);
        await lab.StartAsync();
        var before = await lab.IsHealthyAsync("messaging");
        await lab.IsHealthyAsync("redis");
        await lab.IsHealthyAsync("node");

        await Shell.SignalAsync("KILL", SampleLab.PidOf(before));
        await lab.ReachesAsync("messaging", snapshot => SampleLab.RestartsOf(snapshot) == 1);
        var after = await lab.IsHealthyAsync("messaging");

        Assert.Equal(before.Snapshot.Urls, after.Snapshot.Urls);
        Assert.EndsWith(";Database=store", (await lab.EnvironmentOfAsync("node"))["ConnectionStrings__store"], StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(lab.Folder, "servers", "messaging")));
    }
}
