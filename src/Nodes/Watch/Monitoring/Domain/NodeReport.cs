namespace MlopsLab.Monitoring.Domain;

/// <summary>What a node's health page said: whether it answered well, and each of its checks.</summary>
internal sealed record NodeReport(string Node, bool Healthy, IReadOnlyDictionary<string, bool> Checks)
{
    public static NodeReport Silent(string node) => new(node, Healthy: false, new Dictionary<string, bool>());
}
