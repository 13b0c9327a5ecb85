namespace MlopsLab.TestNodes;

public sealed record SeenEvent(string Id, string WireName, object Fact);
