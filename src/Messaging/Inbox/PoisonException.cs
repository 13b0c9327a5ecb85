namespace MlopsLab.Messaging.Inbox;

/// <summary>The message can never be handled, so trying again is pointless.</summary>
internal sealed class PoisonException(string reason, Exception? cause = null) : Exception(reason, cause);
