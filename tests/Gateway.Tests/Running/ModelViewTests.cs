using MlopsLab.Contracts.Features;
using MlopsLab.Contracts.Inference;
using MlopsLab.Scenarios;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Running;

[Collection(GatewayCollection.Name)]
public sealed class ModelViewTests(RunningGateway gateway)
{
    private static readonly string _trained = PayScenario.Yaml.Replace("stat: count, over: 24h", "stat: [count, time-since], over: 24h", StringComparison.Ordinal);
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_version_gets_the_inputs_of_the_view_it_was_trained_on()
    {
        var view = new FeaturePipeline(ScenarioFile.Parse(_trained).Scenario ?? throw new InvalidOperationException("The file is wrong."));
        var now = TimeProvider.System.GetUtcNow();
        await gateway.Bus.PublishAsync(new FeatureViewPublished(PayScenario.Name, view.View, [.. view.Features.Select(feature => feature.Name)], now, _trained), _ct);
        await gateway.Bus.PublishAsync(new ModelLoaded("inference-canary", PayScenario.Name, "2", "hash-2", 1, now, view.View), _ct);
        await gateway.SplitAsync(1, _ct);

        await Eventually.HoldsAsync(
            async () => (await gateway.ScoreAsync($"c{Guid.NewGuid():N}", 10, _ct)).Body.Text("version") == "2" && gateway.Canary.Inputs == 4, "the canary gets four inputs", _ct);
        gateway.Canary.Status = 500;
        var fallback = await gateway.ScoreAsync($"c{Guid.NewGuid():N}", 10, _ct);
        gateway.Canary.Heal();

        Assert.Equal(("1", 3), (fallback.Body.Text("version"), gateway.Stable.Inputs));
    }
}
