namespace MlopsLab.Hosting.Tests.Support;

internal sealed class SteppedTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public void Step(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now;
}
