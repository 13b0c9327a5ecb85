using System.Globalization;
using System.Text.Json;
using MlopsLab.Contracts;
using MlopsLab.Contracts.Rollouts;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>Events of one kilobyte that know their number.</summary>
internal static class Facts
{
    public const string WireName = "rollout.paused";

    private static readonly string Padding = new('x', 850);

    public static RolloutPaused Numbered(int index) => new(Guid.Empty, "fraud", "1", $"{index:D8}{Padding}", DateTimeOffset.UnixEpoch);

    public static byte[] Body(int index) => JsonSerializer.SerializeToUtf8Bytes(Numbered(index), ContractsJson.Default.RolloutPaused);

    public static int NumberOf(RolloutPaused fact) => int.Parse(fact.Reason.AsSpan(0, 8), CultureInfo.InvariantCulture);

    public static int NumberOf(ReadOnlySpan<byte> body) =>
        NumberOf(JsonSerializer.Deserialize(body, ContractsJson.Default.RolloutPaused) ?? throw new InvalidDataException("No event."));
}
