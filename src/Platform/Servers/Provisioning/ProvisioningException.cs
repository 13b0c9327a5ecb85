namespace MlopsLab.Servers;

internal sealed class ProvisioningException(string message) : Exception(message);
