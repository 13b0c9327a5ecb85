namespace MlopsLab.Registry.Storage;

internal static class Rows
{
    /// <summary>A row this transaction has just written.</summary>
    public static T Known<T>(this T? row)
        where T : class =>
        row ?? throw new InvalidDataException($"A {typeof(T).Name} written in this transaction is not there.");
}
