namespace MlopsLab.Messaging.Endpoints;

internal sealed record ReplayAnswer(int Replayed);
