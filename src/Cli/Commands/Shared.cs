using System.CommandLine;

namespace MlopsLab.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Shared
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document", Recursive = true };

    public static Option<string> By { get; } = new("--by") { Description = "Who decides this", DefaultValueFactory = _ => Environment.UserName };

    public static Option<string> Why { get; } = new("--why") { Description = "The reason, kept in the history", DefaultValueFactory = _ => "asked for on the command line" };

    public static Argument<string> Text(string name, string description) => new(name) { Description = description };

    public static Argument<string> File(string name, string description)
    {
        var file = Text(name, description);
        file.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var path }] && (path.Length == 0 || path.Contains('\0')))
            {
                given.AddError($"<{name}> names no file; write its path");
            }
        });
        return file;
    }

    /// <summary>Splits <c>model/version</c>.</summary>
    public static (string Model, string Version) ModelVersion(string text) => text.Split('/') is [{ Length: > 0 } model, { Length: > 0 } version]
        ? (model, version)
        : throw Lab.LabException.Misuse($"\"{text}\" is no version of a model; write <model>/<version>, for example fraud/2");
}
