using System.Collections.Immutable;

namespace MlopsLab.Gateway.Domain;

/// <summary>The route of every model; read without locks, replaced as a whole.</summary>
internal sealed class RoutingTable
{
    private ImmutableDictionary<string, ModelRoute> _routes = ImmutableDictionary<string, ModelRoute>.Empty;

    public IEnumerable<ModelRoute> All => _routes.Values;

    /// <summary>True once a version of the model was loaded or its traffic was split.</summary>
    public bool Knows(string model) => _routes.ContainsKey(model);

    public ModelRoute For(string model) => _routes.GetValueOrDefault(model) ?? ModelRoute.New(model);

    public void Set(ModelRoute route) => ImmutableInterlocked.AddOrUpdate(ref _routes, route.Model, route, (_, _) => route);
}
