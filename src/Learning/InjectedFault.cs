using System.Globalization;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning;

/// <summary>
/// A fault written into an artifact for a drill. It strikes a share of the rows, chosen by a hash of the row, so the
/// same row always meets the same fate. <paramref name="Amount"/> is the constant score, or the delay in milliseconds.
/// </summary>
public sealed record InjectedFault(FaultKind Kind, double Share, double Amount)
{
    /// <summary>How a fault is written in a training request's settings.</summary>
    public const string Grammar = "throw:<share>, constant:<share>[:<score>] or slow:<share>[:<milliseconds>]; a share is from 0 to 1";

    private const double LongestDelay = 60_000;

    public TimeSpan Delay => Kind == FaultKind.Slow ? TimeSpan.FromMilliseconds(Amount) : TimeSpan.Zero;

    /// <summary>Reads <see cref="Grammar"/>; null when the text is something else.</summary>
    public static InjectedFault? Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3 || !TryKind(parts[0], out var kind) || !TryNumber(parts[1], out var share))
        {
            return null;
        }

        var amount = kind == FaultKind.Slow ? 250.0 : 0;
        return parts.Length == 3 && (kind == FaultKind.Throw || !TryNumber(parts[2], out amount)) ? null
            : new InjectedFault(kind, share, amount) is { IsValid: true } fault ? fault
            : null;
    }

    public bool Strikes(ReadOnlySpan<double> x) => RowHash.Share(x) < Share;

    internal bool IsValid => Share is >= 0 and <= 1 && Kind switch
    {
        FaultKind.Throw => Amount == 0,
        FaultKind.Constant => Amount is >= 0 and <= 1,
        FaultKind.Slow => Amount is >= 0 and <= LongestDelay,
        _ => false,
    };

    internal double Score(Scorer scorer, ReadOnlySpan<double> x) => Kind switch
    {
        FaultKind.Throw => throw new InjectedFaultException(),
        FaultKind.Constant => Amount,
        _ => scorer.Healthy(x),
    };

    internal static bool TryKind(string text, out FaultKind kind)
    {
        FaultKind? found = text switch
        {
            "throw" => FaultKind.Throw,
            "constant" => FaultKind.Constant,
            "slow" => FaultKind.Slow,
            _ => null,
        };
        kind = found ?? default;
        return found is not null;
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
