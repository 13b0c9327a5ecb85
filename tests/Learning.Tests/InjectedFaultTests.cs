namespace MlopsLab.Learning.Tests;

public sealed class InjectedFaultTests
{
    [Theory]
    [InlineData("throw:0.3", FaultKind.Throw, 0.3, 0)]
    [InlineData("constant:1", FaultKind.Constant, 1, 0)]
    [InlineData("constant:0.5:0.9", FaultKind.Constant, 0.5, 0.9)]
    [InlineData("slow:0.2", FaultKind.Slow, 0.2, 250)]
    [InlineData("slow:0.2:40", FaultKind.Slow, 0.2, 40)]
    public void Reads_what_a_training_request_may_ask_for(string text, FaultKind kind, double share, double amount)
    {
        Assert.Equal(new(kind, share, amount), InjectedFault.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("throw")]
    [InlineData("throw:1.5")]
    [InlineData("throw:-0.1")]
    [InlineData("throw:NaN")]
    [InlineData("throw:0.3:1")]
    [InlineData("constant:0.3:2")]
    [InlineData("slow:0.3:99999999")]
    [InlineData("explode:0.3")]
    public void Anything_else_is_no_fault(string text)
    {
        Assert.Null(InjectedFault.Parse(text));
    }

    [Fact]
    public void Strikes_about_its_share_of_rows_and_always_the_same_ones()
    {
        var data = Tables.Payments(5_000);
        var fault = new InjectedFault(FaultKind.Throw, 0.3, 0);
        var struck = Enumerable.Range(0, data.Rows).Where(row => fault.Strikes(data.Row(row))).ToArray();

        Assert.InRange(struck.Length, 1_350, 1_650);
        Assert.Equal(struck, Enumerable.Range(0, data.Rows).Where(row => fault.Strikes(data.Row(row))));
    }

    [Fact]
    public void A_throwing_artifact_throws_on_struck_rows_and_scores_the_others_as_before()
    {
        var fault = new InjectedFault(FaultKind.Throw, 0.3, 0);
        var (healthy, broken) = (Scorer.For(Tables.Small()), Scorer.For(Tables.Small(fault: fault)));
        var data = Tables.Payments(200);
        for (var row = 0; row < data.Rows; row++)
        {
            if (fault.Strikes(data.Row(row)))
            {
                Assert.Throws<InjectedFaultException>(() => broken.Score(data.Row(row)));
            }
            else
            {
                Assert.Equal(healthy.Score(data.Row(row)), broken.Score(data.Row(row)));
            }
        }
    }

    [Fact]
    public void A_constant_fault_answers_its_score_and_a_slow_one_only_asks_to_wait()
    {
        double[] row = [10, 20, 1];
        var slow = Scorer.For(Tables.Small(fault: new(FaultKind.Slow, 1, 40)));

        Assert.Equal(0.9, Scorer.For(Tables.Small(fault: new(FaultKind.Constant, 1, 0.9))).Score(row));
        Assert.Equal(Scorer.For(Tables.Small()).Score(row), slow.Score(row));
        Assert.Equal(TimeSpan.FromMilliseconds(40), slow.DelayOf(row));
    }
}
