using System.Text.Json;

namespace MlopsLab.Learning.Artifacts;

/// <summary>Trees are written as columns (one array per property of a split), which keeps a hundred trees near 200 KB.</summary>
internal static class BodyWriter
{
    public static void Write(Utf8JsonWriter json, ModelBody body)
    {
        json.WriteStartObject();
        switch (body)
        {
            case LinearBody linear:
                Linear(json, linear);
                break;
            case TreesBody trees:
                Trees(json, trees);
                break;
            default:
                throw new ArgumentException($"No writer knows {body.GetType().Name}.", nameof(body));
        }

        json.WriteEndObject();
    }

    /// <summary>Releases that know format 1 only must refuse what they would score wrongly.</summary>
    public static int FormatOf(ModelBody body) => body is TreesBody { Link: not Link.Logistic } or TreesBody { Single: true } ? 2 : 1;

    private static void Linear(Utf8JsonWriter json, LinearBody body)
    {
        json.WriteString("kind", "linear");
        json.WriteNumber("intercept", body.Intercept);
        json.WriteStartArray("terms");
        foreach (var term in body.Terms)
        {
            json.WriteStartObject();
            json.WriteNumber("slope", term.Slope);
            json.WriteNumber("missing", term.Missing);
            if (term.Levels is { } levels)
            {
                Array(json, "levels", levels, json.WriteNumberValue);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Trees(Utf8JsonWriter json, TreesBody body)
    {
        json.WriteString("kind", "trees");
        json.WriteNumber("base", body.Base);
        if (FormatOf(body) > 1)
        {
            json.WriteString("link", body.Link switch { Link.Identity => "identity", Link.Exponential => "exponential", _ => "logistic" });
            json.WriteBoolean("single", body.Single);
        }

        json.WriteStartArray("trees");
        foreach (var tree in body.Trees)
        {
            One(json, tree);
        }

        json.WriteEndArray();
    }

    private static void One(Utf8JsonWriter json, Tree tree)
    {
        json.WriteStartObject();
        Array(json, "input", tree.Splits, split => json.WriteNumberValue(split.Input));
        Array(json, "threshold", tree.Splits, split => json.WriteNumberValue(split.Threshold));
        Array(json, "missingLeft", tree.Splits, split => json.WriteBooleanValue(split.MissingLeft));
        Array(json, "left", tree.Splits, split => json.WriteNumberValue(split.Left));
        Array(json, "right", tree.Splits, split => json.WriteNumberValue(split.Right));
        if (tree.Splits.Any(split => split.LeftLevels is not null))
        {
            Array(json, "leftLevels", tree.Splits, split => Levels(json, split.LeftLevels));
        }

        Array(json, "leaves", tree.Leaves, json.WriteNumberValue);
        json.WriteEndObject();
    }

    private static void Levels(Utf8JsonWriter json, IReadOnlyList<int>? levels)
    {
        if (levels is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var level in levels)
        {
            json.WriteNumberValue(level);
        }

        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
