using System.Text.Json;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests;

public sealed class ControlTests(RunningAppHost lab) : IClassFixture<RunningAppHost>
{
    [Fact]
    public async Task Lists_nodes_with_what_can_be_done_to_them()
    {
        var node = await lab.NodeAsync("console");

        Assert.Equal(("Project", "Running", true), (Text(node, "type"), Text(node, "state"), node.GetProperty("healthy").GetBoolean()));
        Assert.Equal("working tree", Text(node, "release"));
        Assert.Equal(lab.Host.Control().GetProperty("nodes").GetProperty("console").GetString(), Text(node, "url"));
        Assert.Equal(["stop", "restart", "kill", "freeze", "thaw"], node.GetProperty("commands").EnumerateArray().Select(command => command.GetString()));
    }

    [Fact]
    public async Task Lets_nobody_in_without_the_token_of_this_run()
    {
        Assert.Equal(401, await lab.StatusWithoutTokenAsync("/nodes"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(lab.ControlFile).UnixFileMode);
    }

    [Theory]
    [InlineData("/nodes/nobody/stop", "There is no node 'nobody'; there are: first, console, tree.")]
    [InlineData("/nodes/console/dance", "'console' has no command 'dance'; it has: start, stop, restart, kill, freeze, thaw.")]
    public async Task Names_what_there_is_when_asked_for_what_there_is_not(string path, string detail)
    {
        var (status, problem) = await lab.SendAsync(HttpMethod.Post, path);

        Assert.Equal((404, detail), (status, Text(problem, "detail")));
    }

    [Fact]
    public async Task Kills_a_node_which_then_comes_back()
    {
        var before = (await lab.NodeAsync("console")).GetProperty("restarts").GetInt32();

        await lab.SendAsync(HttpMethod.Post, "/nodes/console/kill");
        var back = await lab.NodeAsync("console", node => node.GetProperty("restarts").GetInt32() > before && node.GetProperty("healthy").GetBoolean());

        Assert.Equal("Running", Text(back, "state"));
    }

    [Fact]
    public async Task Freezes_and_thaws_a_whole_process_group()
    {
        await lab.SendAsync(HttpMethod.Post, "/nodes/tree/freeze");
        var frozen = await lab.NodeAsync("tree", node => Text(node, "state") == "Frozen");
        await lab.SendAsync(HttpMethod.Post, "/nodes/tree/thaw");
        var thawed = await lab.NodeAsync("tree", node => Text(node, "state") == "Running");

        Assert.Equal(frozen.GetProperty("pid").GetInt32(), thawed.GetProperty("pid").GetInt32());
    }

    [Fact]
    public async Task Carries_out_custom_commands_and_says_how_they_went()
    {
        var (_, greeted) = await lab.SendAsync(HttpMethod.Post, "/nodes/first/greet");
        var (status, refused) = await lab.SendAsync(HttpMethod.Post, "/nodes/first/refuse");

        Assert.StartsWith("hello from first-", Text(greeted, "message"), StringComparison.Ordinal);
        Assert.Equal((409, "not today"), (status, Text(refused, "detail")));
    }

    [Fact]
    public async Task Shows_the_last_lines_of_a_node_and_follows_new_ones()
    {
        var all = await lab.GetTextAsync("/nodes/first/logs?tail=100");
        var lines = await lab.GetTextAsync("/nodes/first/logs?tail=2");
        using var following = new StreamReader(await lab.FollowAsync("/nodes/first/logs?tail=1&follow=true"));

        Assert.Contains("info: Microsoft.Hosting.Lifetime", all, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', all);
        Assert.Equal(2, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.NotNull(await following.ReadLineAsync(SampleLab.Stop));
        Assert.NotNull(await following.ReadLineAsync(SampleLab.Stop));
    }

    private static string? Text(JsonElement node, string property) => node.GetProperty(property).GetString();
}
