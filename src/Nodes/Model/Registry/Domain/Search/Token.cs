namespace MlopsLab.Registry.Domain.Search;

internal readonly record struct Token(TokenKind Kind, string Text);
