using MlopsLab.Policies;

namespace MlopsLab.Cli.Lab;

/// <summary>A policy file and what it says.</summary>
internal sealed record PolicyText(string Path, string Text, PolicyReading Reading)
{
    public static PolicyText Read(string file)
    {
        var path = System.IO.Path.GetFullPath(file);
        try
        {
            var text = File.ReadAllText(path);
            return new PolicyText(path, text, PolicyFile.Parse(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LabException.Misuse($"{path} can't be read: {e.Message}");
        }
    }

    /// <summary>The policy, or one line with all that is wrong.</summary>
    public Policy Require() => Reading.Policy ?? throw LabException.Misuse($"{Path}: {string.Join("; ", Reading.Errors)}");
}
