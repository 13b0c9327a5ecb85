using System.Text.Json;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Notifications;

/// <summary>What a webhook is told of a move; null for moves that nobody waits for.</summary>
internal static class NotificationText
{
    public static string? Of(Move move, DateTimeOffset at)
    {
        if (move.Fact == Fact.None)
        {
            return null;
        }

        var rollout = move.Next;
        return JsonSerializer.Serialize(
            new
            {
                Event = $"rollout.{JsonNamingPolicy.CamelCase.ConvertName(move.Fact.ToString())}",
                RolloutId = rollout.Id,
                rollout.Model,
                rollout.Version,
                rollout.StableVersion,
                rollout.Phase,
                rollout.Step,
                rollout.Weight,
                rollout.Verdict,
                rollout.Reason,
                move.By,
                At = at,
                Links = new { Self = $"/rollouts/{rollout.Id}", Command = $"lab rollout status {rollout.Id}" },
            },
            JsonSerializerOptions.Web);
    }
}
