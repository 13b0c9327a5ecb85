using System.Net;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Running;

/// <summary>What callers get while the gateway's own disk or store fails it.</summary>
[Collection(GatewayCollection.Name)]
public sealed class TroubleTests(RunningGateway gateway)
{
    private readonly string _customer = $"c-{Guid.NewGuid():N}"[..12];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_full_disk_callers_are_answered_and_the_lost_log_lines_are_counted()
    {
        await gateway.SplitAsync(0, _ct);
        await RestartAsync(journal => File.CreateSymbolicLink(Path.Combine(journal, $"{9_000_000_000:D20}.journal"), "/dev/full"));
        try
        {
            Assert.Equal((HttpStatusCode.OK, "1"), await ScoreAsync());
            Assert.Equal("Degraded", (await gateway.Http.JsonAsync("/health", _ct)).Text("status"));
            Assert.Contains("predictions_lost", await gateway.Http.GetStringAsync("/metrics", _ct), StringComparison.Ordinal);
        }
        finally
        {
            await RestartAsync(_ => { });
        }
    }

    [Fact]
    public async Task A_changed_route_is_followed_once_the_store_can_be_read_again()
    {
        await gateway.Node.RunSqlAsync("INSERT INTO route (model, epoch, canary_weight) VALUES ('broken', 'no number', 0)", _ct);
        try
        {
            await gateway.PublishSplitAsync(0, _ct);
            await gateway.Node.LogsAsync("The routes can't be read", _ct);
        }
        finally
        {
            await gateway.Node.RunSqlAsync("DELETE FROM route WHERE model = 'broken'", _ct);
        }

        await gateway.SplitKnownAsync(_ct);
    }

    private async Task<(HttpStatusCode, string)> ScoreAsync()
    {
        var answer = await gateway.ScoreAsync(_customer, 10, _ct);
        return (answer.Status, answer.Body.Text("version"));
    }

    private async Task RestartAsync(Action<string> fill)
    {
        var journal = Path.Combine(gateway.Node.DataFolder, "journals", "predictions");
        await gateway.Node.KillAsync();
        Directory.Delete(journal, recursive: true);
        Directory.CreateDirectory(journal);
        fill(journal);
        await gateway.Node.StartAsync(_ct);
    }
}
