using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow;

/// <summary>MLflow keeps prompts among the models, told apart by a tag; clients leave them out by asking for "is no prompt".</summary>
internal static class Prompts
{
    private const string Key = "mlflow.prompt.is_prompt";

    /// <summary>The value of a tag; a model that does not say it is a prompt is none.</summary>
    public static string? Of(Field field, IEnumerable<TagRow> tags) =>
        tags.FirstOrDefault(tag => tag.Key == field.Key)?.Value ?? (field.Key == Key ? "false" : null);

    public static bool AreWanted(IEnumerable<Clause> clauses) => clauses.Any(clause => clause.Field is { Kind: FieldKind.Tag, Key: Key });

    public static bool Is(IEnumerable<TagRow> tags) => tags.Any(tag => tag is { Key: Key, Value: "true" });
}
