namespace MlopsLab.Scenarios;

/// <summary>Whose history a window keeps.</summary>
/// <param name="Name">Prefix of the state key, for example <c>customer</c>.</param>
/// <param name="Field">The field that identifies the entity; null for the key that takes the whole stream together.</param>
public sealed record EntityKey(string Name, string? Field);
