using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Scenarios;

/// <summary>
/// Notices a label that is defined by its own fields and their history, such as "price above its mean of a day": a model
/// will look almost perfect then, which is worth a question, not an exclusion.
/// </summary>
internal static class DefinitionGuess
{
    public static IEnumerable<string> Notes(Scenario scenario, CsvSurvey survey)
    {
        var pipeline = new FeaturePipeline(scenario);
        var reader = new RowReader(scenario);
        var vectors = survey.Head.Select(row => (reader.Read(FieldsOf(scenario, survey, row.Cells)).Row, row.Label)).ToList();
        var columns = Replay(scenario, pipeline, vectors);
        foreach (var (index, feature) in pipeline.Features.Index())
        {
            var separation = Separation.Of([.. columns.Select(row => row[index])], [.. vectors.Select(row => row.Label)]);
            if (separation >= Separation.AlmostCertain)
            {
                yield return $"The feature {feature.Name} alone tells the label almost surely (AUC {separation:0.####} on the first {survey.Head.Count} rows): check that it is known when it is to be decided.";
            }
        }
    }

    private static List<double[]> Replay(Scenario scenario, FeaturePipeline pipeline, List<(Row? Row, double? Label)> rows)
    {
        var states = new Dictionary<string, EntityState>();
        var vectors = new List<double[]>();
        foreach (var (index, (row, _)) in rows.Index())
        {
            var vector = new double[pipeline.Features.Count];
            vectors.Add(vector);
            if (row is null)
            {
                Array.Fill(vector, double.NaN);
                continue;
            }

            // Only the order matters here: the usual step stands in for the times.
            var at = scenario.Time.Start + (index * (scenario.Time.Step ?? TimeSpan.FromHours(1)));
            var keys = pipeline.StateKeys(row);
            pipeline.Compute(row, at, [.. keys.Select(states.GetValueOrDefault)], vector);
            foreach (var (key, name) in keys.Index().Where(key => key.Item.Length > 0))
            {
                states[name] = pipeline.Update(states.GetValueOrDefault(name), key, row, at);
            }
        }

        return vectors;
    }

    private static JsonElement FieldsOf(Scenario scenario, CsvSurvey survey, string[] cells)
    {
        var columns = survey.Columns.Select(column => column.Name).ToList();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var field in scenario.Fields)
            {
                CsvJson.Write(json, field, cells[columns.IndexOf(field.Name)]);
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
