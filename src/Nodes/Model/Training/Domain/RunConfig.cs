using System.Globalization;
using System.Text.Json;

namespace MlopsLab.Training.Domain;

/// <summary>What of a run's settings belongs to its stages instead of to the learner.</summary>
/// <param name="CalibrationShare">Share of the rows before the test rows, the latest, that calibrate.</param>
/// <param name="TestShare">Share of all rows, the latest, that evaluate.</param>
/// <param name="Seed">Of everything drawn; the learner's own seed when it has one.</param>
internal sealed record RunConfig(string Calibration, double CalibrationShare, double TestShare, string Maturity, string Propensity, int Seed)
{
    public const string SeedSetting = "seed";

    private const double DefaultCalibrationShare = 0.1;

    public static IReadOnlyList<string> Settings { get; } = ["calibration", "calibrationShare", "testShare", "maturity", "propensity"];

    public static RunConfig Read(IReadOnlyDictionary<string, string> settings, double testShare, List<RunError> errors) => new(
        Word(settings, "calibration", CalibrationKind.Platt, CalibrationKind.All, errors),
        Share(settings, "calibrationShare", DefaultCalibrationShare, errors),
        Share(settings, "testShare", testShare, errors),
        Word(settings, "maturity", MaturityMode.Off, MaturityMode.All, errors),
        Word(settings, "propensity", PropensityMode.Off, PropensityMode.All, errors),
        Whole(settings, errors));

    /// <summary>One line of JSON in fixed order, without the seed, which is named apart.</summary>
    public string Canonical(RunOrder order) => JsonSerializer.Serialize(
        new
        {
            learner = order.Learner.Name,
            settings = order.Settings.Values.Where(setting => setting.Key != SeedSetting).ToDictionary(),
            Calibration,
            CalibrationShare,
            TestShare,
            Maturity,
            Propensity,
            fault = order.Fault,
            allowedLeaks = new SortedDictionary<string, string>(order.AllowedLeaks.ToDictionary(), StringComparer.Ordinal),
        },
        JsonSerializerOptions.Web);

    private static string Word(IReadOnlyDictionary<string, string> settings, string name, string fallback, IReadOnlyList<string> known, List<RunError> errors)
    {
        var word = settings.GetValueOrDefault(name, fallback);
        if (!known.Contains(word))
        {
            errors.Add(new($"settings.{name}", $"'{Short(word)}' is not allowed", $"use one of: {string.Join(", ", known)}"));
        }

        return word;
    }

    private static double Share(IReadOnlyDictionary<string, string> settings, string name, double fallback, List<RunError> errors)
    {
        if (!settings.TryGetValue(name, out var text))
        {
            return fallback;
        }

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share is not (>= 0.05 and <= 0.5))
        {
            errors.Add(new($"settings.{name}", $"'{Short(text)}' is not allowed", "give a share from 0.05 to 0.5"));
        }

        return share;
    }

    private static int Whole(IReadOnlyDictionary<string, string> settings, List<RunError> errors)
    {
        var text = settings.GetValueOrDefault(SeedSetting, "1");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            errors.Add(new($"settings.{SeedSetting}", $"'{Short(text)}' is not allowed", "give a whole number from 0 on"));
        }

        return seed;
    }

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
