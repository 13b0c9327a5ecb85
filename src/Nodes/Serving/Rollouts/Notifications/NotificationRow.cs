namespace MlopsLab.Rollouts.Notifications;

internal sealed record NotificationRow
{
    public string Id { get; init; } = "";

    public string Body { get; init; } = "";

    public long MadeAt { get; init; }

    public long Attempts { get; init; }

    public long NextAt { get; init; }

    public long GivenUp { get; init; }

    public string Problem { get; init; } = "";
}
