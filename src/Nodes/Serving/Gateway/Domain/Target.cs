namespace MlopsLab.Gateway.Domain;

internal enum Target
{
    Stable,
    Canary,

    /// <summary>What a model said last to the same features.</summary>
    Last,
    Rules,
}
