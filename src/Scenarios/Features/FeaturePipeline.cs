using System.Globalization;

namespace MlopsLab.Scenarios;

/// <summary>
/// Computes a scenario's features, with the same code live and in a replay: read the states of the row's entities,
/// <see cref="Compute"/>, and afterwards <see cref="Update"/> each state. Safe for concurrent use.
/// </summary>
public sealed class FeaturePipeline
{
    private readonly KeyLayout[] keys;
    private readonly FeatureStep[] steps;

    /// <summary>Compiles the view of a scenario; keep the pipeline and use it for many rows.</summary>
    public FeaturePipeline(Scenario scenario)
    {
        Scenario = scenario;
        keys = [.. scenario.Keys.Select(key => new KeyLayout(scenario, key))];
        steps = [.. FeatureSteps.Of(scenario, keys)];
        Features = [.. FeatureSteps.Describe(scenario)];
        View = ViewHash.Of(scenario);
        LongestWindow = scenario.View.Features.OfType<WindowFeature>().Select(window => window.Over).DefaultIfEmpty().Max();
    }

    /// <summary>The scenario it was compiled from.</summary>
    public Scenario Scenario { get; }

    /// <summary>The model's inputs in order.</summary>
    public IReadOnlyList<FeatureSpec> Features { get; }

    /// <summary>A hash of all that decides the values: features, fields and the version of the window code.</summary>
    public string View { get; }

    /// <summary>How far back any feature looks.</summary>
    public TimeSpan LongestWindow { get; }

    /// <summary>Per entity key of the scenario <c>customer:42</c>, or an empty string when the row doesn't name the entity (nothing is kept then).</summary>
    public IReadOnlyList<string> StateKeys(Row row)
    {
        var names = new string[keys.Length];
        for (var index = 0; index < names.Length; index++)
        {
            var value = EntityOf(keys[index], row);
            names[index] = value is null ? string.Empty : string.Concat(keys[index].Key.Name, ":", value);
        }

        return names;
    }

    /// <summary>Writes the features of a row that happens at <paramref name="at"/>, given the states (in the order of <see cref="StateKeys"/>) of what arrived before it.</summary>
    public void Compute(Row row, DateTimeOffset at, ReadOnlySpan<EntityState?> states, Span<double> into)
    {
        if (states.Length != keys.Length || into.Length != steps.Length)
        {
            throw new ArgumentException($"There must be {keys.Length} states and room for {steps.Length} features.", nameof(states));
        }

        for (var key = 0; key < keys.Length; key++)
        {
            Check(states[key], key);
        }

        for (var index = 0; index < steps.Length; index++)
        {
            into[index] = steps[index](row, at, states, into);
        }
    }

    /// <summary>The state with the row added; null is the state of an entity that was never seen.</summary>
    public EntityState Update(EntityState? state, int key, Row row, DateTimeOffset at)
    {
        Check(state, key);
        return StateUpdate.Apply(keys[key], state, row, at.UtcTicks);
    }

    /// <summary>True when a record of this time comes too late for at least one window of the entity: it changes no decision from now on.</summary>
    public bool IsTooLate(EntityState? state, int key, DateTimeOffset at) =>
        state is not null && keys[key].Windows.Any(window => at.UtcTicks / window.BucketTicks < (state.Newest / window.BucketTicks) - WindowLayout.Buckets + 1);

    /// <summary>True when every window over the state is empty for whoever decides at or after this time: it says no more than no state.</summary>
    public bool IsOver(EntityState state, DateTimeOffset at) => at - state.NewestEvent > LongestWindow;

    private void Check(EntityState? state, int key)
    {
        if (state is not null && !keys[key].Fits(state))
        {
            throw new ArgumentException($"The state of key '{keys[key].Key.Name}' was made by another view than {View}.", nameof(state));
        }
    }

    internal static string? EntityOf(KeyLayout key, Row row)
    {
        if (key.Field < 0)
        {
            return string.Empty;
        }

        if (key.IsText)
        {
            return row.Text(key.Field);
        }

        var number = row.Number(key.Field);
        return double.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
