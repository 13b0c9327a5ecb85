using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>A scenario with its compiled contract and features.</summary>
internal sealed record ScenarioModel(Scenario Scenario, RowReader Reader, FeaturePipeline Features, PriorityRule Priority)
{
    public static ScenarioModel Compile(Scenario scenario) => new(scenario, new RowReader(scenario), new FeaturePipeline(scenario), new PriorityRule(scenario));
}
