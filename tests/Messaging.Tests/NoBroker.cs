namespace MlopsLab.Messaging.Tests;

/// <summary>A broker that is not there: what a node does without one.</summary>
internal static class NoBroker
{
    public const string ConnectionString = "amqp://nobody:nothing@127.0.0.1:1";
}
