namespace MlopsLab.Registry.Domain;

internal enum Promotion
{
    Move,
    AlreadyThere,

    /// <summary>Somebody rejected the version while it was being promoted.</summary>
    Rejected,

    /// <summary>Its gates block it, and nobody answers for it.</summary>
    Blocked,

    /// <summary>The rollout was aborted after it asked for the promotion.</summary>
    Aborted,

    /// <summary>Somebody moved the champion after the rollout ended: the newer decision stands.</summary>
    Outdated,
}
