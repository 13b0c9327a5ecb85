using MlopsLab.Contracts.Gateway;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class SortingTests
{
    [Fact]
    public void A_request_the_canary_failed_counts_against_it_though_stable_answered()
    {
        var evidence = Of(Make.Prediction("stable", "1", canaryFailed: true));

        Assert.Equal((1, 1, 0), (evidence.Canary.Requests, evidence.Canary.Failures, evidence.Stable.Requests));
    }

    [Fact]
    public void A_degraded_answer_of_the_canary_counts_as_failed()
    {
        Assert.Equal(1, Of(Make.Prediction("canary", "2", degraded: true)).Canary.Failures);
    }

    [Fact]
    public void A_degraded_answer_is_not_held_against_a_canary_that_has_all_the_traffic()
    {
        var evidence = Sorting.Of([Make.Prediction("canary", "2", degraded: true), Make.Prediction("stable", "1", canaryFailed: true)], Make.Rollout(Phase.Promoting));

        Assert.Equal((2, 1), (evidence.Canary.Requests, evidence.Canary.Failures));
    }

    [Fact]
    public void An_answer_by_rules_counts_against_stable()
    {
        Assert.Equal(1, Of(Make.Prediction("rules", "", degraded: true)).Stable.Failures);
    }

    [Fact]
    public void An_answer_from_the_cache_says_nothing_about_the_model()
    {
        var evidence = Of(Make.Prediction("canary", "2", cached: true));

        Assert.Equal((0, 1, null), (evidence.Canary.Requests, evidence.Canary.Cached, evidence.Canary.LastAt));
    }

    [Fact]
    public void The_canary_of_an_earlier_rollout_is_not_counted()
    {
        var evidence = Of(Make.Prediction("canary", "9"));

        Assert.Equal((0, 0), (evidence.Canary.Requests, evidence.Stable.Requests));
    }

    [Fact]
    public void Predictions_from_before_the_step_are_not_counted()
    {
        Assert.Equal(0, Of(Make.Prediction("canary", "2", afterSeconds: -0.1)).Canary.Requests);
    }

    [Fact]
    public void Evidence_of_batches_adds_up()
    {
        var first = Of(Make.Prediction("canary", "2", milliseconds: 1, afterSeconds: 3), Make.Prediction("canary", "2", canaryFailed: true, afterSeconds: 2));
        var second = Of(Make.Prediction("canary", "2", milliseconds: 100, afterSeconds: 1));

        var sum = first.Canary.Add(second.Canary);

        Assert.Equal((3, 1, 3, Make.Start.AddSeconds(3)), (sum.Requests, sum.Failures, sum.Latency.Count, sum.LastAt));
    }

    [Fact]
    public void Fallbacks_decisions_and_scores_are_counted_too()
    {
        var canary = Of(
            Make.Prediction("canary", "2", degraded: true),
            Make.Prediction("canary", "2") with { Positive = true, Score = 0.97 },
            Make.Prediction("stable", "1", canaryFailed: true)).Canary;

        Assert.Equal((1, 1, 2), (canary.Fallbacks, canary.Positives, canary.Failures));
        Assert.Equal((2, 1, 1), (canary.Scores.Sum(), canary.Scores[^1], canary.Scores[2]));
    }

    private static StepEvidence Of(params Prediction[] predictions) => Sorting.Of(predictions, Make.Rollout());
}
