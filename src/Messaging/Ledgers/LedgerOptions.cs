using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Messaging;

/// <summary>How the ledger looks and when it calls an event lost.</summary>
public sealed class LedgerOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Ledger";

    /// <summary>How often it looks by itself; asking it always makes it look.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")] public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A delivery younger than this may be anywhere on its way.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")] public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A gap must stand still this long before it counts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")] public TimeSpan Stable { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Time a node or the broker has for one answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")] public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
