namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>A nullable column that is empty more often than in its emptiest hour.</summary>
internal sealed class AbsentTest(int column, string name, AbsentShare usual) : IBreakTest
{
    public const string Check = "null-surge";

    // A column that is hardly ever filled has nothing to lose.
    private const double AlmostAlways = 0.9;

    private readonly double[] _absent = new double[3];
    private readonly double[] _there = new double[3];
    private readonly double[] _weighted = new double[3];
    private readonly int[] _about = [column];
    private readonly KeyMemory _spoke = new();

    public Evidence Evidence { get; } = new(limit: 30, 0.25, 0.6, 0.98);

    public string Key => $"{Check}:{name}";

    public int Field => column;

    public double Usual => usual.Highest;

    public void See(in RowView row)
    {
        if (usual.Highest > AlmostAlways)
        {
            return;
        }

        var absent = row.Cells[column].IsAbsent;
        if (!absent)
        {
            if (Evidence.Sum > 0)
            {
                Evidence.Add(_there, supports: false);
            }

            return;
        }

        var weight = _spoke.Weigh(row, _about);
        for (var place = 0; place < _weighted.Length; place++)
        {
            _weighted[place] = _absent[place] * weight;
        }

        Evidence.Add(_weighted, supports: true);
    }

    public void Refresh()
    {
        for (var place = 0; place < _absent.Length; place++)
        {
            var share = usual.Highest + (Evidence.Shares[place] * (1 - usual.Highest));
            _absent[place] = Math.Log(share / usual.Highest);
            _there[place] = Math.Log((1 - share) / (1 - usual.Highest));
        }
    }
}
