namespace MlopsLab.ServiceDefaults;

/// <summary>A part of a node that can tell of itself; all that are registered speak for <c>GET /explain</c>.</summary>
public interface IExplanation
{
    /// <summary>Reads live state only; must be quick, and what can't be read now is left out.</summary>
    Task<NodeFacts> ReadAsync(CancellationToken ct);
}
