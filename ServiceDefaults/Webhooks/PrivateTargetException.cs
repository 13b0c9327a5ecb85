namespace MlopsLab.ServiceDefaults;

/// <summary>The webhook's host has no address a webhook may reach.</summary>
public sealed class PrivateTargetException(string host) : IOException($"{host} points into this machine or a private network");
