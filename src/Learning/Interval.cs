namespace MlopsLab.Learning;

/// <summary>An estimate and the range that holds the truth with the stated confidence; NaN where the rows cannot tell.</summary>
public readonly record struct Interval(double Value, double Low, double High)
{
    public static Interval Unknown { get; } = new(double.NaN, double.NaN, double.NaN);
}
