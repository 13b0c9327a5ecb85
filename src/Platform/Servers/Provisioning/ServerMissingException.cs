namespace MlopsLab.Servers;

/// <summary>A server can neither be found nor provided; the message holds the command that would help.</summary>
public sealed class ServerMissingException(string message) : Exception(message);
