namespace MlopsLab.Inference.Endpoints;

/// <param name="State"><c>READY</c>, <c>LOADING</c> or <c>UNAVAILABLE</c>.</param>
/// <param name="Reason">Why it is not ready; empty when it is.</param>
internal sealed record IndexEntry(string Name, string Version, string State, string Reason);
