namespace MlopsLab.Gateway.Domain;

internal enum Target
{
    Stable,
    Canary,
    Rules,
}
