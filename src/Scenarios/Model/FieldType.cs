namespace MlopsLab.Scenarios;

/// <summary>What a field holds; a feature is only ever a <see cref="Number"/> or a <see cref="Category"/>.</summary>
public enum FieldType
{
    /// <summary>A finite number, optionally within a range.</summary>
    Number,

    /// <summary>One of a closed list of levels.</summary>
    Category,

    /// <summary>True or false (1 or 0 as a number).</summary>
    Boolean,

    /// <summary>Free text such as an identifier; it can be a key or counted, but is no feature itself.</summary>
    Text,
}
