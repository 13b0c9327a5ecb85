using System.Globalization;

namespace MlopsLab.Learning;

/// <summary>A value for every setting of one learner, checked against its range.</summary>
public sealed class LearnerSettings
{
    private readonly SortedDictionary<string, double> values;

    private LearnerSettings(SortedDictionary<string, double> values) => this.values = values;

    /// <summary>All settings by name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, double> Values => values;

    public double this[string name] => values[name];

    public int Whole(string name) => (int)values[name];

    public static LearnerSettings DefaultsOf(ILearner learner) =>
        new(new(learner.Settings.ToDictionary(spec => spec.Name, spec => spec.Default), StringComparer.Ordinal));

    /// <summary>Takes defaults for what is not given; finds every unknown name and bad value at once.</summary>
    public static SettingsReading Read(ILearner learner, IReadOnlyDictionary<string, string> given)
    {
        var settings = DefaultsOf(learner);
        var errors = new List<SettingError>();
        foreach (var (name, text) in given.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (learner.Settings.FirstOrDefault(spec => spec.Name == name) is not { } spec)
            {
                var known = string.Join(", ", learner.Settings.Select(other => other.Name));
                errors.Add(new(name, $"learner {learner.Name} has no such setting", $"use one of: {known}"));
            }
            else if (Accepts(spec, text, out var value))
            {
                settings.values[name] = value;
            }
            else
            {
                errors.Add(new(name, $"'{Short(text)}' is not allowed", Range(spec)));
            }
        }

        return errors.Count == 0 ? new(settings, []) : new(null, errors);
    }

    private static bool Accepts(SettingSpec spec, string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && value >= spec.Min
        && value <= spec.Max
        && (!spec.Whole || value == Math.Floor(value));

    private static string Range(SettingSpec spec)
    {
        var kind = spec.Whole ? "a whole number" : "a number";
        return string.Create(CultureInfo.InvariantCulture, $"give {kind} from {spec.Min} to {spec.Max} ({spec.Meaning})");
    }

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
