using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class ChampionStackTests
{
    private static readonly HashSet<long> NoneRejected = [];

    [Fact]
    public void The_first_champion_has_nothing_before_it()
    {
        Assert.Null(ChampionStack.Previous(Moves((MoveKind.First, 1)), NoneRejected));
    }

    [Fact]
    public void A_model_without_moves_has_nothing_to_go_back_to()
    {
        Assert.Null(ChampionStack.Previous([], NoneRejected));
    }

    [Fact]
    public void Goes_back_to_the_champion_before()
    {
        var moves = Moves((MoveKind.First, 1), (MoveKind.Promotion, 2), (MoveKind.Promotion, 5));

        Assert.Equal(2, ChampionStack.Previous(moves, NoneRejected));
    }

    [Fact]
    public void A_second_rollback_goes_further_back_instead_of_to_and_fro()
    {
        var moves = Moves((MoveKind.First, 1), (MoveKind.Promotion, 2), (MoveKind.Promotion, 3), (MoveKind.Rollback, 2));

        Assert.Equal(1, ChampionStack.Previous(moves, NoneRejected));
    }

    [Fact]
    public void Nothing_is_left_after_the_way_back_to_the_first()
    {
        var moves = Moves((MoveKind.First, 1), (MoveKind.Promotion, 2), (MoveKind.Rollback, 1));

        Assert.Null(ChampionStack.Previous(moves, NoneRejected));
    }

    [Fact]
    public void Skips_versions_that_were_rejected_since()
    {
        var moves = Moves((MoveKind.First, 1), (MoveKind.Promotion, 2), (MoveKind.Promotion, 3));

        Assert.Equal(1, ChampionStack.Previous(moves, new HashSet<long> { 2 }));
    }

    [Fact]
    public void A_rollback_over_a_rejected_version_forgets_that_one_too()
    {
        var moves = Moves((MoveKind.First, 1), (MoveKind.Promotion, 2), (MoveKind.Promotion, 3), (MoveKind.Rollback, 1), (MoveKind.Promotion, 4));

        Assert.Equal([1, 4], ChampionStack.Of(moves));
    }

    [Fact]
    public void A_version_promoted_after_a_rollback_goes_back_to_the_one_rolled_back_to()
    {
        var moves = Moves((MoveKind.First, 1), (MoveKind.Promotion, 2), (MoveKind.Rollback, 1), (MoveKind.Promotion, 3));

        Assert.Equal(1, ChampionStack.Previous(moves, NoneRejected));
    }

    [Theory]
    [InlineData(1, nameof(MoveKind.Rollback))]
    [InlineData(3, nameof(MoveKind.Set))]
    public void Setting_the_champion_before_counts_as_a_rollback(long to, string kind)
    {
        var moves = Moves((MoveKind.First, 1), (MoveKind.Promotion, 2));

        Assert.Equal(Enum.Parse<MoveKind>(kind), ChampionStack.KindOf(moves, to, MoveKind.Set));
    }

    private static List<AliasMove> Moves(params (MoveKind Kind, long To)[] moves) =>
        [.. moves.Select((move, index) => new AliasMove(move.Kind, index == 0 ? null : moves[index - 1].To, move.To))];
}
