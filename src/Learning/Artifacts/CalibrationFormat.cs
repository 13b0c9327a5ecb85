using System.Text.Json;

namespace MlopsLab.Learning.Artifacts;

internal static class CalibrationFormat
{
    private const int MostPoints = 200_000;

    public static void Write(Utf8JsonWriter json, Calibration? calibration)
    {
        if (calibration is null)
        {
            return;
        }

        json.WriteStartObject("calibration");
        switch (calibration)
        {
            case PlattCalibration platt:
                json.WriteString("kind", "platt");
                json.WriteNumber("slope", platt.Slope);
                json.WriteNumber("intercept", platt.Intercept);
                break;
            case IsotonicCalibration isotonic:
                json.WriteString("kind", "isotonic");
                Numbers(json, "scores", isotonic.Scores);
                Numbers(json, "rates", isotonic.Rates);
                break;
            default:
                throw new ArgumentException($"No writer knows {calibration.GetType().Name}.", nameof(calibration));
        }

        json.WriteEndObject();
    }

    public static Calibration Read(Place place) => place["kind"].Text(40) switch
    {
        "platt" => new PlattCalibration(place["slope"].Number(0, double.MaxValue), place["intercept"].Number()),
        "isotonic" => Isotonic(place),
        var kind => throw new RefusedException($"{place.Path}.kind", $"'{kind}' is neither platt nor isotonic."),
    };

    private static IsotonicCalibration Isotonic(Place place)
    {
        var scores = place["scores"].List(MostPoints, score => score.Number());
        var rates = place["rates"].List(MostPoints, rate => rate.Number(0, 1));
        var rises = scores.Zip(scores.Skip(1)).All(pair => pair.First < pair.Second) && rates.Zip(rates.Skip(1)).All(pair => pair.First <= pair.Second);
        return scores.Length > 0 && scores.Length == rates.Length && rises
            ? new(scores, rates)
            : throw new RefusedException(place.Path, "must have as many rates as scores, both ascending.");
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
