namespace MlopsLab.Registry.Domain.Search;

internal enum TokenKind
{
    Word,
    Comparator,
    Text,
    Number,
    Open,
    Close,
    Comma,
}
