namespace MlopsLab.Inference.Domain;

/// <summary>The artifact itself is wrong; fetching it again can only help if the registry is mended.</summary>
internal sealed class LoadRefusedException(string reason) : Exception(reason);
