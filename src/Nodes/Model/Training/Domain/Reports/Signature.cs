using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>What a model takes and gives.</summary>
internal sealed record Signature(string Scenario, string View, IReadOnlyList<SignatureInput> Inputs, string Output, string Positive, string Negative)
{
    public static Signature Of(Scenario scenario, ModelArtifact artifact) => new(
        scenario.Name,
        artifact.View,
        [.. artifact.Inputs.Select(input => new SignatureInput(input.Name, $"{input.Kind}".ToLowerInvariant(), UnitOf(scenario, input.Name), input.Levels))],
        "probability of the positive outcome, from 0 to 1",
        scenario.Decision.PositiveDecision,
        scenario.Decision.NegativeDecision);

    private static string? UnitOf(Scenario scenario, string feature) => scenario.View.Features.FirstOrDefault(definition => definition.Name == feature) switch
    {
        FieldFeature field => FieldUnit(scenario, field.Field),
        WindowFeature { Statistic: WindowStatistic.Count or WindowStatistic.Distinct } => "1",
        WindowFeature { Statistic: WindowStatistic.TimeSince } => "s",
        WindowFeature { Of: { } field } => FieldUnit(scenario, field),
        RatioFeature => "1",
        _ => null,
    };

    private static string? FieldUnit(Scenario scenario, string field) => scenario.Fields.FirstOrDefault(known => known.Name == field)?.Unit;
}
