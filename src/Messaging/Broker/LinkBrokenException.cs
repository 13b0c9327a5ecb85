namespace MlopsLab.Messaging.Broker;

/// <summary>The connection to the broker can't be used any more.</summary>
internal sealed class LinkBrokenException(string reason) : Exception(reason);
