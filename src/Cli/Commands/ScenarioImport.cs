using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Scenarios;

namespace MlopsLab.Cli.Commands;

internal static class ScenarioImport
{
    private static readonly Argument<string> Csv = Shared.File("csv", "A file with a header line");
    private static readonly Option<string> Label = new("--label") { Description = "A column with two values, or a condition such as \"cnt > 200\"", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "The scenario's name (default: the file's)" };
    private static readonly Option<string?> Time = new("--time") { Description = "The column with the time (default: guessed)" };
    private static readonly Option<string?> Hour = new("--hour") { Description = "The column with the hour, when --time holds only the date" };
    private static readonly Option<string?> Id = new("--id") { Description = "A column with a unique id" };
    private static readonly Option<string[]> Keys = new("--key") { Description = "A column that names an entity; may be repeated" };
    private static readonly Option<TimeSpan?> Step = Duration("--step", "Time between two rows when there is no time column, for example 30m");
    private static readonly Option<TimeSpan?> Delay = Duration("--delay", "How long after a record its label is known, for example 7d");
    private static readonly Option<bool> Force = new("--force") { Description = "Replace a scenario of the same name" };

    public static Command Create()
    {
        var command = new Command("import", "Write a first scenario for a CSV file: types, ranges, time and features guessed") { Csv, Label, Name, Time, Hour, Step, Id, Keys, Delay, Force };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var csv = Path.GetFullPath(parsed.GetValue(Csv) ?? "");
        var name = parsed.GetValue(Name) ?? NameOf(csv);
        var guess = Guess(csv, name, parsed);
        if (guess.Scenario is not { } scenario)
        {
            throw LabException.Misuse(string.Join("; ", guess.Errors));
        }

        var file = Path.Combine(LabHome.UserScenarios, name, ScenarioFile.FileName);
        if (File.Exists(file) && !parsed.GetValue(Force))
        {
            throw LabException.Negative($"{file} exists already; --force replaces it, --name gives another name");
        }

        var notes = guess.Notes.Concat(Broken(file, scenario)).ToArray();
        LabHome.Write(file, ScenarioFile.Write(scenario));
        Print(scenario, notes, file, csv, parsed.GetValue(Shared.Json));
        return 0;
    }

    private static IEnumerable<string> Broken(string file, Scenario scenario) =>
        File.Exists(file) && ScenarioFile.Parse(File.ReadAllText(file)).Scenario is { } before
            ? ContractDiff.Between(Scenarios.DataContract.Of(before), Scenarios.DataContract.Of(scenario)).Breaking.Select(one => $"breaks the contract: {one}: {one.Rule.Why}")
            : [];

    private static GuessReading Guess(string csv, string name, ParseResult parsed)
    {
        try
        {
            using var reader = new StreamReader(csv);
            return ScenarioGuess.FromCsv(reader, new GuessRequest
            {
                Name = name,
                Label = parsed.GetValue(Label) ?? "",
                TimeColumn = parsed.GetValue(Time),
                HourColumn = parsed.GetValue(Hour),
                Step = parsed.GetValue(Step),
                Keys = parsed.GetValue(Keys) ?? [],
                IdColumn = parsed.GetValue(Id),
                Delay = parsed.GetValue(Delay) ?? TimeSpan.Zero,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LabException.Misuse($"{csv} can't be read: {e.Message}");
        }
    }

    private static void Print(Scenario scenario, IReadOnlyList<string> notes, string file, string csv, bool json)
    {
        if (json)
        {
            Screen.Json(new JsonObject { ["name"] = scenario.Name, ["file"] = file, ["fields"] = scenario.Fields.Count, ["notes"] = new JsonArray([.. notes.Select(note => JsonValue.Create(note))]) });
            return;
        }

        Console.Out.WriteLine($"wrote {file} (read it and edit what was guessed wrong)");
        foreach (var note in notes)
        {
            Console.Out.WriteLine($"  {note}");
        }

        Console.Out.WriteLine($"send it with: lab traffic replay {csv} --scenario {scenario.Name}");
    }

    private static string NameOf(string csv) =>
        new([.. Path.GetFileNameWithoutExtension(csv).ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);

    private static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => ParseDuration(result),
    };

    public static TimeSpan? ParseDuration(ArgumentResult result)
    {
        if (Durations.Parse(result.Tokens[0].Value) is { } duration)
        {
            return duration;
        }

        result.AddError($"\"{result.Tokens[0].Value}\" is no duration; write 30s, 5m, 2h or 7d");
        return null;
    }
}
