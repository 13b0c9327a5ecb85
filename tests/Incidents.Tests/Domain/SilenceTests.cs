using MlopsLab.Incidents.Domain;

namespace MlopsLab.Incidents.Tests.Domain;

public sealed class SilenceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Silence _silence = new(TimeSpan.FromSeconds(8));

    [Fact]
    public void A_monitor_never_heard_has_its_time_from_the_first_question_on()
    {
        Assert.False(IsSilent(beat: null, seconds: 0));
        Assert.False(IsSilent(beat: null, seconds: 8));
        Assert.True(IsSilent(beat: null, seconds: 9));
    }

    [Fact]
    public void A_beat_that_goes_on_is_no_silence() => Assert.All(Enumerable.Range(0, 60), second => Assert.False(IsSilent(second, second)));

    [Fact]
    public void A_beat_that_stands_still_is_silence_although_the_node_answers()
    {
        Assert.False(IsSilent(beat: 0, seconds: 0));
        Assert.True(IsSilent(beat: 0, seconds: 9));
    }

    [Fact]
    public void A_beat_after_silence_ends_it()
    {
        IsSilent(beat: null, seconds: 0);
        IsSilent(beat: null, seconds: 20);

        Assert.False(IsSilent(beat: 20, seconds: 21));
    }

    [Fact]
    public void An_old_beat_that_comes_late_does_not_turn_the_clock_back()
    {
        IsSilent(beat: 10, seconds: 10);

        Assert.False(IsSilent(beat: 1, seconds: 12));
    }

    [Fact]
    public void Monitors_are_heard_apart()
    {
        IsSilent(beat: null, seconds: 0);
        _silence.Hear("other", Noon.AddSeconds(9), Noon.AddSeconds(9));

        Assert.True(IsSilent(beat: null, seconds: 9));
    }

    private bool IsSilent(int? beat, int seconds) =>
        _silence.IsSilent(_silence.Hear("monitor", beat is { } at ? Noon.AddSeconds(at) : null, Noon.AddSeconds(seconds)));
}
