using MlopsLab.Learning;
using MlopsLab.Registry.Domain.Gates;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Tests.Domain.Gates;

public sealed class GateTests
{
    private const double Confidence = 0.95;
    private const double Power = 0.8;

    [Theory]
    [InlineData(GateAim.Better, true, "Pass")]
    [InlineData(GateAim.NotWorse, true, "Pass")]
    [InlineData(GateAim.NotWorse, false, "Fail")]
    [InlineData(GateAim.Better, false, "Fail")]
    public void A_model_beside_the_champion_is_better_or_worse_on_the_same_rows(GateAim aim, bool better, string outcome)
    {
        var (version, champion) = better ? (Judged.Strong, Judged.Weak) : (Judged.Weak, Judged.Strong);

        var finding = OverallGate.Judge(Judged.Overall(aim), Judged.Evidence(version, Judged.Rows(1_000), champion), Confidence, Power);

        Assert.Equal(outcome, $"{finding.Outcome}");
    }

    [Theory]
    [InlineData(GateMetric.PrAuc)]
    [InlineData(GateMetric.LogLoss)]
    [InlineData(GateMetric.Brier)]
    [InlineData(GateMetric.Cost)]
    public void Losses_are_compared_row_by_row(GateMetric metric)
    {
        var finding = OverallGate.Judge(Judged.Overall(GateAim.Better, metric: metric), Judged.Evidence(Judged.Strong, Judged.Rows(1_000), Judged.Weak), Confidence, Power);

        Assert.Equal(GateOutcome.Pass, finding.Outcome);
    }

    [Fact]
    public void Precision_and_recall_can_fall_where_the_auc_hardly_does()
    {
        // The hundred best scores of the second are negatives: little of all pairs, most of what is stopped first.
        float[] labels = [.. Enumerable.Range(0, 10_000).Select(row => row % 100 == 0 ? 1f : 0)];
        double[] right = [.. labels.Select((label, row) => label > 0 ? 1 - (row / 1e6) : row / 2e4)];
        double[] crowded = [.. right.Select((score, row) => row % 100 == 1 ? 2 - (row / 1e6) : score)];
        var rows = new ComparedRows(crowded, right, labels, [.. labels.Select(_ => new MistakeCosts(1, 1))], 0.5, 0.5, 0);
        var evidence = Judged.Evidence(Judged.Strong, Judged.Rows(100)) with { Compared = rows };

        Assert.Equal(GateOutcome.Pass, OverallGate.Judge(Judged.Overall(), evidence, Confidence, Power).Outcome);
        Assert.Equal(GateOutcome.Fail, OverallGate.Judge(Judged.Overall(metric: GateMetric.PrAuc), evidence, Confidence, Power).Outcome);
    }

    [Fact]
    public void Few_rows_cannot_say_and_name_how_many_would_be_enough()
    {
        var finding = OverallGate.Judge(Judged.Overall(), Judged.Evidence(Judged.Model(1, 1), Judged.Rows(60), Judged.Strong), Confidence, Power);

        Assert.Equal(GateOutcome.CannotSay, finding.Outcome);
        Assert.True(finding.Needed > 60, $"{finding.Needed}");
        Assert.Contains("it would take", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_champion_nothing_is_compared()
    {
        var finding = OverallGate.Judge(Judged.Overall(), Judged.Evidence(Judged.Weak, Judged.Rows(100)), Confidence, Power);

        Assert.Equal((GateOutcome.CannotSay, "not compared with a champion: there is no champion yet"), (finding.Outcome, finding.Words));
    }

    [Fact]
    public void A_slice_below_its_floor_fails_although_the_whole_is_good()
    {
        var finding = SliceGate.Judge(Judged.Slices(), Judged.By(Judged.Strong, Judged.Rows(2_000, twisted: true)), Confidence, Power);

        Assert.Equal(GateOutcome.Fail, finding.Outcome);
        Assert.StartsWith("the AUC of 'abroad' is 0.", finding.Words, StringComparison.Ordinal);
        Assert.Equal([GateOutcome.Pass, GateOutcome.Fail], finding.Parts.Select(part => part.Outcome));
    }

    [Fact]
    public void A_slice_that_the_policy_names_and_no_row_is_in_cannot_be_told_of()
    {
        var rule = Judged.Slices() with { Floors = new Dictionary<string, double> { ["night"] = 0.7 } };

        var finding = SliceGate.Judge(rule, Judged.By(Judged.Strong, Judged.Rows(2_000)), Confidence, Power);

        Assert.Equal((GateOutcome.CannotSay, "there is no slice 'night' among the rows"), (finding.Outcome, finding.Words));
    }

    [Theory]
    [InlineData(2, 4_000, "Pass")]
    [InlineData(2, 60, "CannotSay")]
    [InlineData(12, 4_000, "Fail")]
    public void Probabilities_are_what_happens_or_not(double weight, int rows, string outcome)
    {
        var finding = CalibrationGate.Judge(Judged.Calibration(), Judged.By(Judged.Model(0, weight), Judged.Rows(rows)), Confidence, Power);

        Assert.Equal(outcome, $"{finding.Outcome}");
        Assert.Equal(outcome == "CannotSay", finding.Needed > rows);
    }

    [Theory]
    [InlineData(false, null, "Pass")]
    [InlineData(true, null, "Fail")]
    [InlineData(false, 0.01, "Fail")]
    public void Mistakes_cost_no_more_than_the_champions(bool worse, double? atMost, string outcome)
    {
        var (version, champion) = worse ? (Judged.Weak, Judged.Strong) : (Judged.Strong, Judged.Weak);
        var rows = Judged.Rows(2_000);

        var finding = CostGate.Judge(Judged.Cost(atMost), Judged.Evidence(version, rows, champion), Judged.By(version, rows), Confidence, Power);

        Assert.Equal(outcome, $"{finding.Outcome}");
    }

    [Theory]
    [InlineData(2, "Pass")]
    [InlineData(-2, "Fail")]
    public void A_score_rises_with_what_has_to_raise_it(double weight, string outcome)
    {
        var (model, rows) = (Judged.Model(0, weight), Judged.Rows(500));

        var finding = BehaviourGate.Judge(Judged.Behaviour(rising: ["strong"]), model, Judged.By(model, rows), Confidence);

        Assert.Equal(outcome, $"{finding.Outcome}");
    }

    [Fact]
    public void A_trend_that_the_model_promised_is_tried_without_being_asked_for()
    {
        var model = Judged.Model(0, -2) with { Inputs = [Judged.Inputs[0], Judged.Inputs[1] with { Trend = Trend.Rising }, Judged.Inputs[2]] };

        Assert.Equal(GateOutcome.Fail, BehaviourGate.Judge(Judged.Behaviour(), model, Judged.By(model, Judged.Rows(500)), Confidence).Outcome);
    }

    [Theory]
    [InlineData("abroad", "Pass")]
    [InlineData("strong", "Fail")]
    [InlineData("nonsense", "CannotSay")]
    public void A_score_stays_where_it_must_not_move(string input, string outcome)
    {
        var finding = BehaviourGate.Judge(Judged.Behaviour(invariant: [input]), Judged.Strong, Judged.By(Judged.Strong, Judged.Rows(500)), Confidence);

        Assert.Equal(outcome, $"{finding.Outcome}");
    }

    [Theory]
    [InlineData(1, 1, "Pass")]
    [InlineData(0.0005, 1, "Fail")]
    [InlineData(0.00099, 1, "CannotSay")]
    [InlineData(1, 0.0005, "Fail")]
    public void Time_and_size_have_their_budgets(double milliseconds, double megabytes, string outcome)
    {
        var finding = SpeedGate.Judge(Judged.Speed(milliseconds, megabytes), Judged.Evidence(Judged.Strong, Judged.Rows(10)), Confidence);

        Assert.Equal(outcome, $"{finding.Outcome}");
    }

    [Theory]
    [InlineData(0, 0, "CannotSay")]
    [InlineData(100, 0, "CannotSay")]
    [InlineData(400, 0, "Pass")]
    [InlineData(400, 40, "Fail")]
    public void Live_answers_are_those_that_the_rows_of_training_give(int same, int different, string outcome)
    {
        var count = new ParityCount([.. Enumerable.Repeat(0.0, same), .. Enumerable.Repeat(0.1, different)]);

        var finding = ParityGate.Judge(new(new(Undecided.Pass, true), 1e-6, 0.01), count, Confidence);

        Assert.Equal(outcome, $"{finding.Outcome}");
        Assert.Equal(outcome == "CannotSay" ? 368 : null, finding.Needed);
    }

    [Theory]
    [InlineData(19, true, "CannotSay")]
    [InlineData(20, true, "Pass")]
    public void A_search_for_leaks_needs_rows_of_both_classes(int positives, bool allowedPass, string outcome)
    {
        var finding = LeakageGate.Judge(new(new(Undecided.Pass, true), allowedPass), Judged.Strong, new(500, positives, 500, 20));

        Assert.Equal(outcome, $"{finding.Outcome}");
    }

    [Theory]
    [InlineData(true, "Pass")]
    [InlineData(false, "Fail")]
    public void A_leak_that_somebody_allowed_is_named_with_the_reason(bool allowedPass, string outcome)
    {
        var model = Judged.Strong with { AllowedLeaks = new Dictionary<string, string> { ["strong"] = "known before the payment" } };

        var finding = LeakageGate.Judge(new(new(Undecided.Pass, true), allowedPass), model, null);

        Assert.Equal(outcome, $"{finding.Outcome}");
        Assert.Contains("'strong' (known before the payment)", finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Pass")]
    [InlineData(false, "Fail")]
    [InlineData(null, "CannotSay")]
    public void A_run_that_was_repeated_made_the_same_bytes_or_not(bool? same, string outcome) =>
        Assert.Equal(outcome, $"{ReproducibilityGate.Judge(same is { } made ? new("r2", made, default) : null, "r1").Outcome}");
}
