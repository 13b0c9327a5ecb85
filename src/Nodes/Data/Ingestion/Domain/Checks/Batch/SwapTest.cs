namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>Two columns whose values fit each other better than themselves.</summary>
internal sealed class SwapTest(ColumnWatch first, ColumnWatch second) : IBreakTest
{
    public const string Check = "swapped";

    // Columns that hardly change from row to row (a season, a month) take turns in looking like each other.
    private const double TooSlow = 0.1;

    private readonly int[] _about = [first.Index, second.Index];
    private readonly KeyMemory _spoke = new();

    public Evidence Evidence { get; } = new(limit: 26, 0.1, 0.4, 0.97);

    public string Key => $"{Check}:{first.Field.Name}+{second.Field.Name}";

    public int Field => first.Index;

    public int Other => second.Index;

    public void See(in RowView row)
    {
        var (one, other) = (row.Cells[first.Index], row.Cells[second.Index]);
        if (one.IsAbsent || other.IsAbsent || Math.Min(first.Serial.Weight, second.Serial.Weight) < TooSlow)
        {
            return;
        }

        // Both have to gain: one column alone may have changed otherwise.
        var (gain, otherGain) = (first.Profile.LogP(other) - first.Profile.LogP(one), second.Profile.LogP(one) - second.Profile.LogP(other));
        var difference = Math.Min(gain, otherGain) <= 0 ? Math.Min(0, gain + otherGain) : gain + otherGain;
        if (difference <= 0 && Evidence.Sum == 0)
        {
            return;
        }

        Evidence.AddOdds(Math.Exp(Math.Min(50, difference)), difference > 0 ? Math.Min(first.Serial.Weight, second.Serial.Weight) * _spoke.Weigh(row, _about) : 1);
    }

    public void Refresh()
    {
        // Both profiles are refreshed by themselves.
    }
}
