using System.Text.RegularExpressions;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Mlflow;

/// <summary>MLflow's rules for names, with the words of its server.</summary>
internal static partial class MlflowNames
{
    private const int LongestAlias = 255;

    public static string Model(MlflowCall call, string parameter = "name")
    {
        var name = call.Required(parameter);
        return Names.ProblemOfModel(name) is { } problem ? throw MlflowException.Invalid($"Invalid model name: '{name}' {problem}.") : name;
    }

    public static long Version(MlflowCall call)
    {
        var text = call.RequiredId("version");
        return VersionNumber.Parse(text) ?? (long.TryParse(text, out _) ? 0 : throw MlflowException.Invalid($"Parameter 'version' must be an integer, got '{text}'."));
    }

    public static string Alias(MlflowCall call)
    {
        var alias = call.Required("alias");
        return !AliasShape().IsMatch(alias) ? throw MlflowException.Invalid($"Invalid alias name: '{alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).")
            : alias.Length > LongestAlias ? throw MlflowException.Invalid($"Registered model alias name '{alias}' had length {alias.Length}, which exceeded length limit of {LongestAlias}")
            : alias.Equals("latest", StringComparison.OrdinalIgnoreCase) ? throw MlflowException.Invalid("'latest' alias name (case insensitive) is reserved.")
            : VersionAlias().IsMatch(alias) ? throw MlflowException.Invalid($"Version alias name '{alias}' is reserved.")
            : alias;
    }

    public static string Key(string key) =>
        Names.ProblemOfKey(key) is { } problem ? throw MlflowException.Invalid($"Invalid tag name: '{key}' {problem}.") : key;

    public static string Value(string value) =>
        Names.ProblemOfValue(value) is { } problem ? throw MlflowException.Invalid($"The tag's value {problem}.") : value;

    public static IReadOnlyDictionary<string, string> Tags(MlflowCall call)
    {
        var tags = call.Pairs("tags");
        foreach (var (key, value) in tags)
        {
            Key(key);
            Value(value);
        }

        return tags;
    }

    public static string Description(MlflowCall call) =>
        call.Text("description") is not { } text ? ""
        : text.Length > Names.LongestDescription ? throw MlflowException.Invalid($"The description is longer than {Names.LongestDescription} characters.")
        : text;

    [GeneratedRegex(@"\A[\w\-]+\z")]
    private static partial Regex AliasShape();

    [GeneratedRegex(@"\A[vV]\d+\z")]
    private static partial Regex VersionAlias();
}
