using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class PlanTests
{
    [Fact]
    public void Steps_are_10_25_and_50_percent_when_nothing_is_asked()
    {
        var plan = Plan.Read(null, null, Make.Options);

        Assert.Equal([new(0.10, 20, 200), new(0.25, 20, 200), new(0.50, 20, 200)], plan.Steps);
    }

    [Theory]
    [InlineData(0.05, new[] { 0.05, 0.25, 0.50 })]
    [InlineData(0.25, new[] { 0.25, 0.50 })]
    [InlineData(1.0, new[] { 1.0 })]
    public void The_first_weight_replaces_the_steps_up_to_it(double weight, double[] weights)
    {
        Assert.Equal(weights, Plan.Read(weight, null, Make.Options).Steps.Select(step => step.Weight));
    }

    [Fact]
    public void A_step_may_have_its_own_hold_and_number_of_requests()
    {
        var plan = Plan.Read(null, [new StepRequest(0.2, 1.5, 0)], Make.Options);

        Assert.Equal([new RolloutStep(0.2, 1.5, 0)], plan.Steps);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(10)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_is_a_share(double weight)
    {
        Assert.Equal("weight", Plan.Read(weight, null, Make.Options).Error?.Field);
        Assert.Equal("steps[0].weight", Plan.Read(null, [new StepRequest(weight, null, null)], Make.Options).Error?.Field);
    }

    [Theory]
    [InlineData(-1.0, 0L, "steps[0].holdSeconds")]
    [InlineData(86_401.0, 0L, "steps[0].holdSeconds")]
    [InlineData(double.NaN, 0L, "steps[0].holdSeconds")]
    [InlineData(0.0, -1L, "steps[0].minRequests")]
    public void Holds_and_requests_are_bounded(double hold, long requests, string field)
    {
        Assert.Equal(field, Plan.Read(null, [new StepRequest(0.1, hold, requests)], Make.Options).Error?.Field);
    }

    [Fact]
    public void Weights_rise()
    {
        StepRequest[] steps = [new(0.2, null, null), new(0.2, null, null)];

        Assert.Equal("steps[1].weight", Plan.Read(null, steps, Make.Options).Error?.Field);
    }

    [Fact]
    public void A_step_without_weight_or_of_nothing_is_named()
    {
        Assert.Equal("steps[0].weight", Plan.Read(null, [new StepRequest(null, 1, 1)], Make.Options).Error?.Field);
        Assert.Equal("steps[0]", Plan.Read(null, [null], Make.Options).Error?.Field);
    }

    [Fact]
    public void There_are_1_to_20_steps()
    {
        var many = Enumerable.Range(1, 21).Select(step => new StepRequest(step / 100.0, null, null)).ToArray();

        Assert.Equal("steps", Plan.Read(null, [], Make.Options).Error?.Field);
        Assert.Equal("steps", Plan.Read(null, many, Make.Options).Error?.Field);
    }
}
