using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Tests.Domain;

public sealed class VanishedTests
{
    private static readonly OpenAlert Open = new("system.degraded:pay", "id", "system.degraded", "critical", "gateway", "summary", 0.9, 0.5, "2026-03-01T12:00:00Z");

    [Fact]
    public void An_alert_whose_signal_is_there_is_left_to_it() => Assert.Empty(Vanished.From([Make.Signal(null)], [Open]));

    [Fact]
    public void An_alert_whose_signal_is_gone_sees_a_clean_look()
    {
        var look = Assert.Single(Vanished.From([Make.Signal(0.9, scope: "other")], [Open]));

        Assert.Equal((Open.Fingerprint, false), (look.Fingerprint, look.Breached));
    }
}
