namespace MlopsLab.Messaging.Endpoints;

internal sealed record ReplayRequest(IReadOnlyList<string>? Ids);
