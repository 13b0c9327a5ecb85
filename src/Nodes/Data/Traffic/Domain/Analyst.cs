using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain;

/// <summary>Looks at every blocked payment and at a few others; sees most fraud and takes some honest payments for it. Friendly fraud nobody can see.</summary>
internal static class Analyst
{
    public const double Sample = 0.02;
    public const double Sees = 0.85;
    public const double SeesFriendly = 0.3;
    public const double Mistakes = 0.04;

    public static Verdict On(Payment payment)
    {
        var draws = Touch.DrawsOf("analyst", payment.Id);
        var sampled = draws.Chance(Sample);
        var saysFraud = draws.Chance(!payment.Truth.Fraud ? Mistakes : payment.Truth.Pattern == "friendly-fraud" ? SeesFriendly : Sees);
        return new(payment.Id, saysFraud, sampled, payment.At, payment.At.AddMinutes(10 + draws.Exponential(45)));
    }
}
