using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Endpoints;

internal sealed record LedgerView(DateTimeOffset At, Phase Phase, int Step, double Weight, long? SplitEpoch, string? Event, string By, string Reason, JsonNode? Evidence)
{
    public static LedgerView Of(LedgerRow row) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(row.MadeAt),
        Enum.Parse<Phase>(row.Phase),
        (int)row.Step,
        row.Weight,
        row.SplitEpoch,
        row.Fact == nameof(Fact.None) ? null : $"rollout.{JsonNamingPolicy.CamelCase.ConvertName(row.Fact)}",
        row.MadeBy,
        row.Reason,
        row.Evidence.Length == 0 ? null : JsonNode.Parse(row.Evidence));
}
