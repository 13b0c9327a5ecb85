namespace MlopsLab.Registry.Mlflow.Tracking;

internal sealed record InputRow
{
    public string Run { get; init; } = "";

    public string Body { get; init; } = "{}";
}
