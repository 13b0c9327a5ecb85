namespace MlopsLab.Registry.Storage;

/// <summary>The bucket can't be reached, is not there, or refuses; nothing was changed that was acknowledged.</summary>
internal sealed class StoreAwayException(string message, Exception why) : IOException(message, why);
