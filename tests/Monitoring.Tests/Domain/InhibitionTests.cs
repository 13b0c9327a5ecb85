using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Tests.Domain;

public sealed class InhibitionTests
{
    private static readonly DateTimeOffset RowsSince = DateTimeOffset.FromUnixTimeMilliseconds(100_000);

    [Theory]
    [InlineData("data.quarantine", "fraud", null, true)]
    [InlineData("data.quarantine", "fraud", 100_500L, true)]
    [InlineData("data.quarantine", "fraud", 99_500L, false)]
    [InlineData("data.quarantine", "bikes", null, false)]
    [InlineData("data.silence", "all", null, true)]
    [InlineData("data.silence", "all", 99_500L, false)]
    [InlineData("model.score-shift", "fraud/3", 99_500L, true)]
    [InlineData("business.missed", "fraud", 99_500L, true)]
    [InlineData("data.contract", "fraud", null, false)]
    [InlineData("data.parity", "fraud", null, false)]
    [InlineData("data.schema", "fraud/2.0", null, false)]
    [InlineData("system.latency", "fraud", null, false)]
    public void A_hold_explains_missing_and_bad_rows_while_it_is_open_and_other_answers_a_window_longer(string kind, string scope, long? releasedAt, bool explained)
    {
        var hold = new HoldRow("h-1", "fraud", "amount", "held", 90_000, releasedAt);

        var cause = Inhibition.Of(new Signal(kind, scope, "critical", "traffic", 1, 0.5, "high"), [hold], RowsSince);

        Assert.Equal(explained ? hold : null, cause);
    }
}
