namespace MlopsLab.Registry.Mlflow.Webhooks;

internal sealed record WebhookRow
{
    public const string Active = "ACTIVE";
    public const string Disabled = "DISABLED";

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>Names joined by commas.</summary>
    public string Events { get; init; } = "";

    /// <summary>Empty when deliveries are not signed.</summary>
    public string Secret { get; init; } = "";

    public string Status { get; init; } = Active;

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    /// <summary>In the order they were asked for.</summary>
    public IEnumerable<WebhookEvent> Subscribed => Events.Split(',').SelectMany(name => WebhookEvent.All.Where(one => one.Name == name));
}
