using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Fallback;

namespace MlopsLab.Gateway.Tests.Fallback;

public sealed class LastScoresTests
{
    private readonly HandClock _clock = new();
    private readonly LastScores _scores;

    public LastScoresTests() => _scores = new(Options.Create(new GatewayOptions { LastScoresKept = 100, LastScoreMaxAge = TimeSpan.FromMinutes(1) }), _clock);

    [Fact]
    public void A_score_is_found_for_the_same_model_view_and_features_only_with_its_age()
    {
        _scores.Remember("pay", "v1", 7, 0.25, 0.5, "3");
        _clock.Advance(TimeSpan.FromSeconds(12));

        var (found, age) = _scores.Find("pay", "v1", 7) ?? default;

        Assert.Equal((0.25, 0.5, "3", 12), (found.Score, found.Threshold, found.Version, age.TotalSeconds));
        Assert.Null(_scores.Find("pay", "v1", 8));
        Assert.Null(_scores.Find("pay", "v2", 7));
        Assert.Null(_scores.Find("other", "v1", 7));
    }

    [Fact]
    public void A_score_that_is_too_old_is_no_answer()
    {
        _scores.Remember("pay", "v1", 7, 0.25, 0.5, "3");
        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Null(_scores.Find("pay", "v1", 7));
    }

    [Fact]
    public void The_newer_score_is_the_one_that_is_found()
    {
        _scores.Remember("pay", "v1", 7, 0.25, 0.5, "3");
        _scores.Remember("pay", "v1", 7, 0.75, 0.5, "4");

        Assert.Equal("4", _scores.Find("pay", "v1", 7)?.Score.Version);
    }

    [Fact]
    public void However_many_are_remembered_the_room_is_bounded_and_the_newest_half_is_there()
    {
        for (var features = 0UL; features < 10_000; features++)
        {
            _scores.Remember("pay", "v1", features, 0.5, 0.5, "3");
            Assert.InRange(_scores.Count, 1, 100);
        }

        Assert.All(Enumerable.Range(9_951, 49), features => Assert.NotNull(_scores.Find("pay", "v1", (ulong)features)));
        Assert.Null(_scores.Find("pay", "v1", 9_000));
    }

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
