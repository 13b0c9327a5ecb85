using MlopsLab.Features.Storage;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>A scenario's contract and features, ready to run.</summary>
internal sealed class CompiledView
{
    private readonly string prefix;

    public CompiledView(Scenario scenario)
    {
        Scenario = scenario;
        Reader = new(WithoutLimits(scenario));
        Pipeline = new(scenario);
        Costs = new(scenario);
        Name = $"{scenario.Name}:{Pipeline.View}";
        prefix = Name + ":";
    }

    public Scenario Scenario { get; }

    /// <summary>Takes every row whose fields are those of the view. Limits were ingestion's to judge: were they judged here, a replay after they changed would count other rows.</summary>
    public RowReader Reader { get; }

    public FeaturePipeline Pipeline { get; }

    public DecisionCosts Costs { get; }

    /// <summary>For example <c>fraud:2f61a0c94d5e</c>.</summary>
    public string Name { get; }

    /// <summary>True when the state's windows are over for everybody who decides from this event time on; never when the time is not known.</summary>
    public bool IsOver(StoredState state, DateTimeOffset? passed) =>
        passed is { } time && EntityState.TryRead(state.Bytes, out var read, out _) && Pipeline.IsOver(read, time);

    /// <summary>Per entity key of the scenario where its state is kept; empty when the row doesn't name the entity.</summary>
    public string[] StateKeys(Row row) => [.. Pipeline.StateKeys(row).Select(key => key.Length == 0 ? key : prefix + key)];

    /// <summary>The entity of a key without the view, for example <c>customer:42</c>.</summary>
    public string Short(string key) => key.Length > prefix.Length ? key[prefix.Length..] : key;

    /// <summary>The entity whose history a feature is about; the first one of the row for features of the row itself.</summary>
    public string EntityOf(int feature, string[] keys)
    {
        var key = Scenario.View.Features[feature] is WindowFeature window ? Scenario.Keys.Index().First(candidate => candidate.Item.Name == window.Key).Index : 0;
        return keys.Length > key ? Short(keys[key]) : string.Empty;
    }

    private static Scenario WithoutLimits(Scenario scenario) =>
        scenario with { Fields = [.. scenario.Fields.Select(field => field with { Nullable = true, Min = null, Max = null })], Checks = [] };
}
