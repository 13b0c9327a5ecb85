namespace MlopsLab.Rollouts.Domain;

/// <summary>What a command leads to: a move, a refusal, or neither when it is already so.</summary>
internal sealed record Ruling(Move? Move, Refusal? Refused)
{
    public static Ruling AlreadySo { get; } = new(null, null);

    public static implicit operator Ruling(Move move) => new(move, null);

    public static implicit operator Ruling(Refusal refused) => new(null, refused);
}
