using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Training.Domain;

/// <summary>A request whose every name and number is known to be usable.</summary>
internal sealed record RunOrder(Scenario Scenario, ILearner Learner, LearnerSettings Settings, InjectedFault? Fault, IReadOnlyDictionary<string, string> AllowedLeaks)
{
    /// <summary>The setting that makes a model for a drill; with those that allow leaks the only ones that don't belong to the learner.</summary>
    public const string FaultSetting = "fault";

    public static RunReading Read(string? scenario, string? learner, IReadOnlyDictionary<string, string> settings, ScenarioCatalog catalog)
    {
        var errors = new List<RunError>();
        var foundScenario = FindScenario(scenario, catalog, errors);
        var foundLearner = FindLearner(learner, errors);
        var fault = FindFault(settings, errors);
        var read = foundLearner is null ? null : LearnerSettings.Read(foundLearner, OfLearner(settings));
        var leaks = Domain.AllowedLeaks.Read(settings, errors);
        errors.AddRange(read?.Errors.Select(error => new RunError($"settings.{error.Setting}", error.Problem, error.Remedy)) ?? []);
        return foundScenario is not null && foundLearner is not null && read?.Settings is { } values && errors.Count == 0
            ? new(new(foundScenario, foundLearner, values, fault, leaks), [])
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
        var found = Learners.Find(name ?? Learners.Default);
        if (found is null)
        {
            var known = string.Join(", ", Learners.All.Select(learner => learner.Name));
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

    private static Dictionary<string, string> OfLearner(IReadOnlyDictionary<string, string> settings) =>
        settings.Where(setting => setting.Key is not (FaultSetting or Domain.AllowedLeaks.Setting or Domain.AllowedLeaks.WhySetting)).ToDictionary(setting => setting.Key, setting => setting.Value);

    private static string? Named(string? text) => text is not { Length: > 60 } ? text : $"{text[..60]}…";
}
