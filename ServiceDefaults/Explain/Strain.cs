namespace MlopsLab.ServiceDefaults;

/// <summary>How much of something bounded is used now.</summary>
/// <param name="What">In words, for example <c>rows waiting to be published</c>.</param>
/// <param name="AtLimit">What happens when it is used up, for example <c>requests are answered 503</c>.</param>
public sealed record Strain(string What, double Used, double Limit, string Unit, string AtLimit)
{
    /// <summary>0 = idle, 1 = at its limit.</summary>
    public double Share => Limit > 0 ? Used / Limit : 0;
}
