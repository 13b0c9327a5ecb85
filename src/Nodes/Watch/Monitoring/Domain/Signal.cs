namespace MlopsLab.Monitoring.Domain;

/// <summary>One measured figure against its limit, at one moment.</summary>
/// <param name="Kind">What the alert is called, for example <c>data.quarantine</c>.</param>
/// <param name="Scope">What it was measured on: a model, a scenario or a node.</param>
/// <param name="Value">Null when there is too little to measure; such a signal neither raises nor clears.</param>
internal sealed record Signal(string Kind, string Scope, string Severity, string Suspect, double? Value, double Limit, string Summary)
{
    public string Fingerprint => $"{Kind}:{Scope}";

    public bool Breached => Value > Limit;

    /// <summary>Why it raises nothing though it is outside its limit.</summary>
    public string? Inhibited { get; init; }
}
