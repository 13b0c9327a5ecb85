namespace MlopsLab.Scenarios;

/// <summary>What one entity key's state holds: windows, and latest values of fields.</summary>
internal sealed class KeyLayout
{
    public KeyLayout(Scenario scenario, EntityKey key)
    {
        var features = scenario.View.Features.OfType<WindowFeature>().Where(feature => feature.Key == key.Name).ToList();
        Key = key;
        Field = key.Field is null ? -1 : scenario.IndexOf(key.Field);
        IsText = Field >= 0 && scenario.Fields[Field].Type is FieldType.Text or FieldType.Category;
        Windows = [.. features.Select(feature => feature.Over).Distinct().Order().Select(over => new WindowLayout(scenario, features, over))];
        Latest = [.. features.Where(feature => feature.Statistic == WindowStatistic.Last).Select(feature => scenario.IndexOf(feature.Of ?? string.Empty)).Distinct().Order()];
    }

    public EntityKey Key { get; }

    /// <summary>The field that identifies the entity, −1 when the whole stream is one.</summary>
    public int Field { get; }

    public bool IsText { get; }

    public WindowLayout[] Windows { get; }

    /// <summary>Fields whose latest value is kept.</summary>
    public int[] Latest { get; }

    public int WindowOf(TimeSpan over) => Windows.Index().First(window => window.Item.Over == over).Index;

    public bool Fits(EntityState state)
    {
        if (state.Windows.Length != Windows.Length || state.Latest.Length != Latest.Length * 2)
        {
            return false;
        }

        for (var index = 0; index < Windows.Length; index++)
        {
            if (state.Windows[index].Stride != Windows[index].Stride)
            {
                return false;
            }
        }

        return true;
    }
}
