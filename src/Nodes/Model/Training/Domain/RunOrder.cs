using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Training.Domain;

/// <summary>A request whose every name and number is known to be usable.</summary>
internal sealed record RunOrder(Scenario Scenario, ILearner Learner, LearnerSettings Settings, InjectedFault? Fault, IReadOnlyDictionary<string, string> AllowedLeaks)
{
    /// <summary>The setting that makes a model for a drill.</summary>
    public const string FaultSetting = "fault";

    private static readonly string[] NotOfLearners = [FaultSetting, Domain.AllowedLeaks.Setting, Domain.AllowedLeaks.WhySetting, .. RunConfig.Settings];

    /// <summary>What the stages around the learner do.</summary>
    public RunConfig Config { get; init; } = RunConfig.Read(new Dictionary<string, string>(), 0.25, []);

    /// <summary>The learner and its settings in fixed order: all of the settings that decides a fit.</summary>
    public string LearnerConfig => System.Text.Json.JsonSerializer.Serialize(new { Learner.Name, Settings.Values });

    /// <param name="testShare">Share of the rows that evaluates when the settings say nothing about it.</param>
    public static RunReading Read(string? scenario, string? learner, IReadOnlyDictionary<string, string> settings, double testShare, ScenarioCatalog catalog)
    {
        var errors = new List<RunError>();
        var foundScenario = FindScenario(scenario, catalog, errors);
        var foundLearner = FindLearner(learner, errors);
        var fault = FindFault(settings, errors);
        var read = foundLearner is null ? null : LearnerSettings.Read(foundLearner, OfLearner(foundLearner, settings));
        var config = RunConfig.Read(settings, testShare, errors);
        var leaks = Domain.AllowedLeaks.Read(settings, errors);
        errors.AddRange(read?.Errors.Select(error => new RunError($"settings.{error.Setting}", error.Problem, error.Remedy)) ?? []);
        return foundScenario is not null && foundLearner is not null && read?.Settings is { } values && errors.Count == 0
            ? new(new(foundScenario, foundLearner, values, fault, leaks) { Config = config }, [])
            : new(null, errors);
    }

    private static Scenario? FindScenario(string? name, ScenarioCatalog catalog, List<RunError> errors)
    {
        var found = string.IsNullOrEmpty(name) ? null : catalog.Find(name);
        if (found is null)
        {
            var known = string.Join(", ", catalog.All().Select(scenario => scenario.Name));
            errors.Add(new("scenario", Named(name) is { } asked ? $"there is no scenario '{asked}'" : "is missing", $"name one of: {known}"));
        }

        return found;
    }

    private static ILearner? FindLearner(string? name, List<RunError> errors)
    {
        var found = RunLearners.Find(name ?? Learners.Default);
        if (found is null)
        {
            var known = string.Join(", ", RunLearners.All.Select(learner => learner.Name));
            errors.Add(new("learner", $"there is no learner '{Named(name)}'", $"name one of: {known}"));
        }

        return found;
    }

    private static InjectedFault? FindFault(IReadOnlyDictionary<string, string> settings, List<RunError> errors)
    {
        if (!settings.TryGetValue(FaultSetting, out var text))
        {
            return null;
        }

        var fault = InjectedFault.Parse(text);
        if (fault is null)
        {
            errors.Add(new($"settings.{FaultSetting}", $"'{Named(text)}' is no fault", $"write {InjectedFault.Grammar}"));
        }

        return fault;
    }

    // A seed is the run's, and the learner's when it draws anything.
    private static Dictionary<string, string> OfLearner(ILearner learner, IReadOnlyDictionary<string, string> settings) => settings
        .Where(setting => !NotOfLearners.Contains(setting.Key) && (setting.Key != RunConfig.SeedSetting || learner.Settings.Any(spec => spec.Name == RunConfig.SeedSetting)))
        .ToDictionary();

    private static string? Named(string? text) => text is not { Length: > 60 } ? text : $"{text[..60]}…";
}
