using System.Globalization;

namespace MlopsLab.Messaging.Broker;

/// <summary>What things are called on the broker.</summary>
internal static class Names
{
    public const string Events = "lab.events";
    public const string Dead = "lab.dead";
    public const string DefaultExchange = "";

    public static string Queue(string node, string wireName) => $"{node}.{wireName}";

    public static string DeadQueue(string node) => $"{node}.dead";

    public static bool IsDead(string queue) => queue.EndsWith(".dead", StringComparison.Ordinal);

    public static bool IsRetry(string queue) => queue.StartsWith("lab.retry.", StringComparison.Ordinal);

    /// <summary>One exchange and one queue per delay; the delay is in the name because a queue can't change its own.</summary>
    public static string Retry(TimeSpan delay) => string.Create(CultureInfo.InvariantCulture, $"lab.retry.{delay.TotalMilliseconds:0}ms");
}
