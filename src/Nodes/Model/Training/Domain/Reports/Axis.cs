using System.Globalization;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>A plot's axis from 0 to a round number, with marks at round numbers.</summary>
internal sealed record Axis(double End, double Step, int Decimals)
{
    private const int Marked = 5;

    /// <summary>For shares and probabilities: always the whole of 0 to 1.</summary>
    public static Axis Share { get; } = new(1, 0.2, 1);

    public static Axis UpTo(double most)
    {
        if (!double.IsFinite(most) || most <= 0)
        {
            return Share;
        }

        var tens = Math.Pow(10, Math.Floor(Math.Log10(most / Marked)));
        var step = new[] { 1.0, 2, 5, 10 }.First(nice => nice * tens * Marked >= most * (1 - 1e-9)) * tens;
        return new(Math.Ceiling((most / step) - 1e-9) * step, step, Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9)));
    }

    public IEnumerable<double> Marks => Enumerable.Range(0, (int)Math.Round(End / Step) + 1).Select(mark => mark * Step);

    /// <summary>Large numbers in thousands, millions or billions, so that they fit beside the axis.</summary>
    public string Label(double mark)
    {
        var (divisor, unit) = End switch { >= 1e10 => (1e9, "G"), >= 1e7 => (1e6, "M"), >= 1e4 => (1e3, "k"), _ => (1.0, "") };
        return (mark / divisor).ToString(divisor > 1 ? "0.###" : $"F{Math.Min(Decimals, 6)}", CultureInfo.InvariantCulture) + (mark == 0 ? "" : unit);
    }
}
