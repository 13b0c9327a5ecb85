namespace MlopsLab.Gateway.Clients;

/// <summary>One client's key and how much it may ask.</summary>
internal sealed class ClientQuota
{
    public string Key { get; init; } = "";

    public double PerSecond { get; init; } = 100;

    /// <summary>Requests at once before the pace counts; a second's worth when left out.</summary>
    public double? Burst { get; init; }
}
