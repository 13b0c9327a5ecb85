namespace MlopsLab.Registry.Mlflow.Webhooks;

/// <summary>The webhook's host has no address a webhook may reach.</summary>
internal sealed class PrivateTargetException(string host)
    : IOException($"{host} points into this machine or a private network; Registry__AllowPrivateWebhooks=true allows that");
