using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry;

/// <summary>
/// The policy that holds for a model: the file of the options, else the last that there is of <c>gates.yaml</c> and <c>&lt;model&gt;/gates.yaml</c> in
/// the scenario folders, else the shipped one. Files are read anew each time; one that is broken counts as it last was.
/// </summary>
internal sealed class GatePolicies(IConfiguration configuration, IOptions<RegistryOptions> options)
{
    private readonly string[] _folders = (configuration["LAB_SCENARIOS"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    private readonly ConcurrentDictionary<string, GatePolicy> _valid = [];

    /// <summary>The policy, which file it is, and what is wrong with that file now.</summary>
    public (GatePolicy Policy, string From, IReadOnlyList<ScenarioError> Errors) Of(string model)
    {
        if (Files(model).LastOrDefault(File.Exists) is not { } path)
        {
            return (GateFile.Shipped, "shipped", []);
        }

        var reading = Read(path);
        if (reading.Policy is { } policy)
        {
            return (_valid[path] = policy, path, []);
        }

        var known = _valid.GetValueOrDefault(path);
        return (known ?? GateFile.Shipped, known is null ? $"shipped, since {path} is broken: {reading.Errors[0]}" : $"{path} as it was before it broke: {reading.Errors[0]}", reading.Errors);
    }

    /// <summary>Writes the file for all models, or for one, at once or not at all; gives its path.</summary>
    /// <exception cref="IOException">There is no folder, or it can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public string Write(string? model, string text)
    {
        var path = options.Value.GatesFile is { Length: > 0 } file ? file
            : _folders.LastOrDefault() is not { } folder ? throw new IOException("There is no folder of scenarios.")
            : model is null ? Path.Combine(folder, GateFile.FileName) : Path.Combine(folder, model, GateFile.FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    private IEnumerable<string> Files(string model)
    {
        var own = Path.GetFileName(model) == model && model.Length > 0;
        return options.Value.GatesFile is { Length: > 0 } file ? [file]
            : _folders.Select(folder => Path.Combine(folder, GateFile.FileName))
                .Concat(own ? _folders.Select(folder => Path.Combine(folder, model, GateFile.FileName)) : []);
    }

    private static GateReading Read(string path)
    {
        try
        {
            return GateFile.Parse(File.ReadAllText(path));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new(null, [new(1, $"The file can't be read: {failed.Message}", "Check that it exists and may be read.")]);
        }
    }
}
