namespace MlopsLab.Traffic.Domain.World;

/// <summary>A line of business: its name in the scenario and the log-normal of what people pay there.</summary>
internal sealed record Trade(string Name, double LogMedian, double Sigma)
{
    public static readonly Trade Grocery = new("grocery", 3.2, 0.65);
    public static readonly Trade Fuel = new("fuel", 3.9, 0.35);
    public static readonly Trade Restaurant = new("restaurant", 3.2, 0.6);
    public static readonly Trade Fashion = new("fashion", 3.9, 0.65);
    public static readonly Trade Electronics = new("electronics", 4.8, 0.85);
    public static readonly Trade Travel = new("travel", 5.3, 0.8);
    public static readonly Trade Digital = new("digital", 2.2, 0.8);
    public static readonly Trade Gambling = new("gambling", 3.4, 0.8);
    public static readonly Trade Health = new("health", 3.3, 0.7);
    public static readonly Trade Services = new("services", 3.8, 0.8);
    public static readonly Trade Cash = new("cash", 4.4, 0.6);
    public static readonly Trade Other = new("other", 3.3, 0.9);

    public static readonly Trade[] InTown =
        [Grocery, Grocery, Grocery, Restaurant, Restaurant, Restaurant, Fuel, Fuel, Fashion, Fashion, Electronics, Health, Health, Services, Cash, Other];

    public static readonly Trade[] Online =
        [Fashion, Fashion, Fashion, Electronics, Electronics, Travel, Travel, Digital, Digital, Digital, Gambling, Services, Health, Other, Grocery, Restaurant];

    public static readonly Trade[] Abroad = [Restaurant, Restaurant, Grocery, Fashion, Travel, Cash, Fuel, Electronics, Other, Services];

    public double Amount(double spending, ref Draws draws)
    {
        var amount = draws.LogNormal(LogMedian, Sigma) * spending;
        return this == Cash ? Math.Max(10, Math.Round(amount / 10) * 10) : amount;
    }
}
