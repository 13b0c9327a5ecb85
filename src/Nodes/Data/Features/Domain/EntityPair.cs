using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>The state of an entity as it is online and as it should be, after the batch of the log with this number.</summary>
internal readonly record struct EntityPair(EntityState? Online, EntityState? Offline, long Until)
{
    /// <summary>A state that can't be read is none, as it is for the gateway.</summary>
    public static EntityPair Of(byte[]? online, EntityState? offline, long until) =>
        new(EntityState.TryRead(online ?? [], out var state, out _) ? state : null, offline, until);
}
