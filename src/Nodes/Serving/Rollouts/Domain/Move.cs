namespace MlopsLab.Rollouts.Domain;

/// <summary>One line of the ledger: where the rollout stands next, who or what moved it, and what is announced.</summary>
internal sealed record Move(Rollout Next, Fact Fact, string By)
{
    /// <summary>The mover when no person did it.</summary>
    public const string Controller = "rollouts";
}
