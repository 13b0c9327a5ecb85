using System.Text;
using MlopsLab.Messaging.Inbox;

namespace MlopsLab.Messaging.Tests;

/// <summary>Deliveries as the broker would hand them to the reader.</summary>
internal static class Messages
{
    public const string Queue = "reader.rollout.stepped";

    public static Incoming Stepped(string id, int step, int attempt = 1, long redeliveries = 0) => new(
        1, Queue, id, "rollout.stepped", "sender", DateTimeOffset.UnixEpoch, null, attempt, redeliveries, null, null,
        Encoding.UTF8.GetBytes($$"""{"rolloutId":"{{Guid.Empty}}","model":"fraud","version":"1","step":{{step}},"weight":0.5,"at":"2026-01-01T00:00:00Z"}"""));
}
