using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Statistics;
using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Monitoring.Tests.Intake;

public sealed class FraudIntakeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(7UL)]
    public void A_first_start_and_a_clean_year_after_it_with_all_its_holidays_raise_nothing(ulong seed)
    {
        var most = new PlayedIntake(seed).WithHistory().Play(365 * 24, PlayedIntake.Live / 4)
            .SelectMany(hour => Evidence(hour.Watch).Select(one => (hour.Hour.Start, one.Kind, one.Value))).MaxBy(one => one.Value);

        output.WriteLine($"most evidence {most.Value:0.00} of {LevelTest.Alarm:0.00}: {most.Kind} at {most.Start:u}");
        Assert.InRange(most.Value, 0, LevelTest.Alarm - 0.01);
    }

    [Theory]
    [InlineData("spike", "data.volume", 1.0)]
    [InlineData("spike", "data.volume", 0.3)]
    [InlineData("duplicates", "data.duplicates", 1.0)]
    [InlineData("duplicates", "data.duplicates", 0.3)]
    [InlineData("late-data", "data.late", 1.0)]
    [InlineData("late-data", "data.late", 0.5)]
    [InlineData("out-of-order", "data.order", 1.0)]
    public void A_world_is_noticed_within_a_day(string world, string signal, double strength)
    {
        var intake = new PlayedIntake(seed: 7).WithHistory();
        Assert.DoesNotContain(intake.Play(40), hour => Alarms(hour.Watch).Any());

        var raised = intake.Play(24, on: new WorldSwitch(world, strength, WorldList.Find(world)?.Card.Variants.FirstOrDefault()?.Name ?? "", null, default, null, 0))
            .Select((hour, number) => (Number: number + 1, Alarms: Alarms(hour.Watch).ToArray())).FirstOrDefault(hour => hour.Alarms.Contains(signal));

        output.WriteLine($"{world} at {strength}: hour {raised.Number}, {string.Join(", ", raised.Alarms ?? [])}");
        Assert.InRange(raised.Number, 1, strength == 1 ? 12 : 24);
    }

    [Fact]
    public void Late_rows_are_no_fall_of_the_volume()
    {
        var intake = new PlayedIntake(seed: 7).WithHistory();
        _ = intake.Play(40).Count();

        Assert.DoesNotContain(intake.Play(72, on: new WorldSwitch("late-data", 1, "records", null, default, null, 0)), hour => Alarms(hour.Watch).Contains(IntakeSignals.Volume));
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(4.0)]
    [InlineData(0.3)]
    public void Another_rate_is_told_with_its_figures_and_is_the_usual_one_after_a_day(double factor)
    {
        var intake = new PlayedIntake(seed: 7).WithHistory();
        _ = intake.Play(40).Count();

        var changed = intake.Play(72, PlayedIntake.Live * factor).ToArray();
        var raised = Array.FindIndex(changed, hour => Alarms(hour.Watch).Contains(IntakeSignals.Volume));
        var words = IntakeWords.Volume("fraud", "traffic", changed[raised].Watch.Volume, relearn: 24);
        output.WriteLine($"hour {raised}: {words}");

        Assert.InRange(raised, 2, 30);
        Assert.Contains("fraud rows an hour where", words);
        Assert.DoesNotContain(intake.Play(24, PlayedIntake.Live * factor), hour => Alarms(hour.Watch).Any());
        Assert.InRange(intake.Watch.Volume.Level / (120 * factor), 0.8, 1.25);
    }

    private static IEnumerable<(string Kind, double Value)> Evidence(IntakeWatch watch) =>
        IntakeSignals.Of("fraud", "traffic", watch, PlayedIntake.Limits).Select(signal => (signal.Kind, (signal.Value ?? 0) * LevelTest.Alarm));

    private static IEnumerable<string> Alarms(IntakeWatch watch) => Evidence(watch).Where(one => one.Value > LevelTest.Alarm).Select(one => one.Kind);
}
