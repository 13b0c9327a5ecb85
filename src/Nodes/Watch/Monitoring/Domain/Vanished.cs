using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Domain;

/// <summary>Alerts about what is not there any more (a version nobody asks, a scenario nobody sends) see clean looks instead of staying open for good.</summary>
internal static class Vanished
{
    public static IEnumerable<Signal> From(IReadOnlyList<Signal> signals, IEnumerable<OpenAlert> open) => open
        .Where(alert => signals.All(signal => signal.Fingerprint != alert.Fingerprint))
        .Select(alert => new Signal(
            alert.Kind, alert.Fingerprint[(alert.Kind.Length + 1)..], alert.Severity, alert.Suspect, Value: 0, Math.Max(alert.Limit, 0), "there is nothing left to measure"));
}
