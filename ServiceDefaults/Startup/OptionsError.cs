using System.Reflection;
using System.Text.RegularExpressions;

namespace MlopsLab.ServiceDefaults.Startup;

/// <summary>One error of an options class in the words of who must set it: the environment variable first.</summary>
internal static partial class OptionsError
{
    public static string Of(Type options, string failure)
    {
        var annotation = Annotation().Match(failure);
        return annotation.Success
            ? $"{Variable(options, annotation.Groups["member"].Value)}: {annotation.Groups["error"].Value}"
            : Conversion().Replace(failure, match => $"{match.Groups["key"].Value.Replace(":", "__", StringComparison.Ordinal)}: '{match.Groups["value"].Value}' is not a value of type {match.Groups["type"].Value}.");
    }

    private static string Variable(Type options, string member) =>
        options.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null) is string section
            ? $"{section.Replace(":", "__", StringComparison.Ordinal)}__{member}"
            : $"{options.Name}.{member}";

    [GeneratedRegex("^DataAnnotation validation failed for '[^']*' members?: '(?<member>[^']*)' with the error: '(?<error>.*)'\\.?$", RegexOptions.Singleline)]
    private static partial Regex Annotation();

    [GeneratedRegex("^Failed to convert configuration value '(?<value>[^']*)' at '(?<key>[^']*)' to type 'System\\.(?<type>[^']*)'\\.$")]
    private static partial Regex Conversion();
}
