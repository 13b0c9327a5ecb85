namespace MlopsLab.Gateway.Admission;

/// <param name="Least">The limit never falls below.</param>
/// <param name="Most">The limit never rises above.</param>
internal readonly record struct LimitBounds(double Least, double Most);
