namespace MlopsLab.Registry.Mlflow.Webhooks;

internal sealed record DeliveryRow
{
    public string Id { get; init; } = "";

    public string Webhook { get; init; } = "";

    public long Number { get; init; }

    public string Body { get; init; } = "";

    public long Attempts { get; init; }

    public long NextAt { get; init; }

    public long GivenUp { get; init; }

    public string? Problem { get; init; }
}
