namespace MlopsLab.Scenarios;

/// <summary>The kinds of checks a row can break, as they are written in answers and events.</summary>
public static class CheckKind
{
    /// <summary>A field the scenario doesn't have, or one that is given twice.</summary>
    public const string Schema = "schema";

    /// <summary>A required field that is missing or null.</summary>
    public const string Presence = "presence";

    /// <summary>A value of another type than promised.</summary>
    public const string Type = "type";

    /// <summary>A level the category doesn't have.</summary>
    public const string Domain = "domain";

    /// <summary>A number outside its range, or text that is too long.</summary>
    public const string Range = "range";

    /// <summary>Fields that don't fit each other.</summary>
    public const string CrossField = "cross-field";

    /// <summary>An event time ahead of the others, or far behind them.</summary>
    public const string Freshness = "freshness";
}
