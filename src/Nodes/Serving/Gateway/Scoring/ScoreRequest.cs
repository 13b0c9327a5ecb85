using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>A checked request: the row fits the scenario's contract.</summary>
internal sealed record ScoreRequest(string Id, string? RecordId, ScenarioModel Model, Row Row, DateTimeOffset EventTime)
{
    public string RowHash { get; } = Scoring.RowHash.Of(Row, Model.Scenario.Fields);
}
