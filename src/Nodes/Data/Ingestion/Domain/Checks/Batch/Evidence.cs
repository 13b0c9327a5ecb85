namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>
/// Evidence for one break, gathered row by row: cumulated sums of log-likelihood ratios that never fall below zero (Page, 1954),
/// one for each assumed share of broken rows. It is believed when a sum passes the limit and disbelieved when the one that said so first fell under a third of it.
/// </summary>
internal sealed class Evidence(double limit, params double[] shares)
{
    /// <summary>No single row says more than this, so that one outlier is no break.</summary>
    public const double MostPerRow = 4;

    private const double Ceiling = 1.3;
    private const double Convincing = 0.6;
    private const double Doubt = 1 / 3.0;

    private readonly double[] _sums = new double[shares.Length];
    private int _lead = shares.Length - 1;
    private bool _believed;

    public ReadOnlySpan<double> Shares => shares;

    public double Limit => limit;

    public double Sum { get; private set; }

    /// <summary>Rows since the first sign, and how many of them spoke for the break.</summary>
    public long Rows { get; private set; }

    public long Support { get; private set; }

    public bool IsBelieved => Sum >= limit;

    /// <summary>Believed once and not refuted since: asks the largest share that was convincing then, so that a break of every row is soon over and one of every tenth takes its time.</summary>
    public bool Stands => _believed;

    /// <summary>A row whose value is that many times as likely under the break.</summary>
    public void AddOdds(double odds, double weight)
    {
        Span<double> llr = stackalloc double[_sums.Length];
        for (var share = 0; share < llr.Length; share++)
        {
            llr[share] = Weighted(Math.Log(1 - shares[share] + (shares[share] * odds)), weight);
        }

        Add(llr, odds > 1);
    }

    public void Add(ReadOnlySpan<double> llr, bool supports)
    {
        var highest = 0.0;
        for (var share = 0; share < _sums.Length; share++)
        {
            var sum = Math.Clamp(_sums[share] + Math.Min(llr[share], MostPerRow), 0, limit * Ceiling);
            _sums[share] = sum;
            _lead = !_believed && sum >= limit * Convincing ? share : _lead;
            highest = Math.Max(highest, sum);
        }

        Sum = highest;
        (Rows, Support) = highest == 0 ? (0, 0) : (Rows + 1, Support + (supports ? 1 : 0));
        _believed |= IsBelieved;
        if (_believed && _sums[_lead] < limit * Doubt)
        {
            Forget();
        }
    }

    /// <summary>After a restart in the middle of a hold, whose rows were broken in that share.</summary>
    public void Believe(double broken)
    {
        Array.Fill(_sums, limit * Ceiling);
        _lead = Math.Max(0, Array.FindLastIndex(shares, share => share <= broken));
        _believed = true;
        Sum = limit * Ceiling;
    }

    public void Forget()
    {
        Array.Clear(_sums);
        _believed = false;
        (Sum, Rows, Support) = (0, 0, 0);
    }

    public static double Weighted(double llr, double weight) => llr > 0 ? llr * weight : llr;
}
