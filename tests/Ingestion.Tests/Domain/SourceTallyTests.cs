using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain;

namespace MlopsLab.Ingestion.Tests.Domain;

public sealed class SourceTallyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lateness = TimeSpan.FromHours(1), Disorder = TimeSpan.FromMinutes(10);
    private readonly SourceTally _tally = new();

    [Fact]
    public void An_hour_is_told_once_when_rows_for_it_are_no_longer_expected()
    {
        Took(0, 30, 59);
        Took(119);
        Assert.Empty(_tally.Close(Lateness));

        Took(120);

        Assert.Equal([(Noon, 3L)], Told().Select(hour => (hour.Start, hour.Rows)));
        Assert.Empty(_tally.Close(Lateness));
    }

    [Fact]
    public void A_row_counts_for_the_hour_it_happened_in_and_its_lateness_for_the_one_it_came_in()
    {
        Took(50, 70);
        Came(happened: 55, arrived: 100);
        Came(happened: 20, arrived: 100);
        Took(300);

        var told = Told();
        Assert.Equal([(3L, 1L, 0L, 0L), (1L, 3L, 1L, 1L)], told.Select(hour => (hour.Rows, hour.Arrived, hour.Late, hour.Disordered)));
    }

    [Fact]
    public void A_row_that_comes_after_its_hour_was_told_is_late_and_belongs_to_no_hour()
    {
        Took(0, 130);
        _ = Told();
        Took(10);
        Took(400);

        Assert.Equal((0, 1, 1), Told().Select(hour => ((int)hour.Rows, (int)hour.Arrived, (int)hour.Late)).First());
    }

    [Fact]
    public void What_waited_during_an_outage_is_one_bad_hour_however_many_hours_it_is_from()
    {
        for (var minute = 0; minute < 600; minute += 20)
        {
            Came(minute, arrived: 610);
        }

        Took(800);

        var told = Told();
        Assert.All(told.Take(10), hour => Assert.Equal(3, hour.Rows));
        Assert.Equal(28, Assert.Single(told, hour => hour.Late > 0).Late);
    }

    [Fact]
    public void One_wrong_clock_is_not_the_time_and_many_that_agree_are()
    {
        Took(0);
        Took(60 * 24 * 365);
        Took(10);
        Assert.Empty(Told());

        Took([.. Enumerable.Repeat(60 * 24 * 365, 32)]);

        Assert.Equal((2, 2), Told().Select(hour => ((int)hour.Rows, (int)hour.Arrived)).First());
    }

    [Fact]
    public void Dropped_rows_are_told_with_the_next_hour_and_then_forgotten()
    {
        Took(0, 60, 130);
        _tally.Dropped(duplicates: 3, conflicts: 1, setAside: 2);
        Took(190);

        Assert.Equal([(3, 1, 2), (0, 0, 0)], Told().Select(hour => ((int)hour.Duplicates, (int)hour.Conflicts, (int)hour.SetAside)));
    }

    private List<IntakeHour> Told() => _tally.Close(Lateness);

    private void Took(params int[] minutes)
    {
        foreach (var minute in minutes)
        {
            Came(minute, minute);
        }
    }

    private void Came(int happened, int arrived) => _tally.Took(Noon.AddMinutes(happened), Noon.AddMinutes(arrived), history: false, Lateness, Disorder);
}
