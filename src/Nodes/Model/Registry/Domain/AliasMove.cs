namespace MlopsLab.Registry.Domain;

internal sealed record AliasMove(MoveKind Kind, long? From, long To);
