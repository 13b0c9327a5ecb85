using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Learning;
using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Domain.Reports;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>Puts a model and all that is known of it into one folder.</summary>
internal static class PackageStage
{
    // Beside a larger model the rows would not fit.
    private const int LargestModelWithRows = ModelArtifact.MaxBytes - (8 * 1024 * 1024);

    private static readonly JsonSerializerOptions Readable = new(StageJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static Packaged Run(RunOrder order, Pins pins, EnvironmentRecord environment, Trained trained, Evaluation evaluation, TrainingSet set)
    {
        var artifact = Finished(order, trained, evaluation);
        var test = set.Data.Slice(evaluation.Split.TrainRows + evaluation.Split.CalibrationRows, evaluation.Split.TestRows);
        ColumnSketch[] sketches = [.. ColumnSketch.Of(set.Data.Slice(0, evaluation.Split.TrainRows))];
        var scores = ColumnSketch.OfNumbers("score", CalibrateStage.ScoresOf(artifact with { Fault = null }, test));
        var model = artifact.ToBytes();
        var files = new Dictionary<string, byte[]>
        {
            [ArtifactFolder.Model] = model,
            ["signature.json"] = Json(Signature.Of(order.Scenario, artifact)),
            ["features.json"] = Json(new { artifact.View, features = order.Scenario.View.Features.Select(feature => (object)feature) }),
            ["decision.json"] = Json(new { artifact.Threshold, order.Scenario.Decision.PositiveDecision, order.Scenario.Decision.NegativeDecision, costs = new { order.Scenario.Decision.FalseNegative, order.Scenario.Decision.FalsePositive } }),
            ["evaluation.json"] = Json(evaluation),
            ["report.html"] = Encoding.UTF8.GetBytes(ReportPage.Of(evaluation)),
            ["sketches.json"] = Json(new { format = 1, columns = sketches, scores }),
            ["lineage.json"] = Json(Lineage(order, pins)),
            ["environment.json"] = Json(environment),
        };
        if (model.Length < LargestModelWithRows && KeptRows.Of(set, evaluation.Split) is { } rows)
        {
            files[TestRows.File] = rows.ToBytes();
        }

        var bytes = ArtifactFolder.Write(files);
        return ModelArtifact.Read(bytes) is { Refusal: { } refusal } ? throw new RunRefusedException($"The model cannot be used: {refusal} Lower trees or leaves.") : new(bytes);
    }

    private static ModelArtifact Finished(RunOrder order, Trained trained, Evaluation evaluation)
    {
        var metrics = evaluation.Metrics.Flat();
        metrics["trainAuc"] = evaluation.TrainAuc;
        return trained.Artifact with
        {
            Metrics = metrics,
            Fault = order.Fault,
            AllowedLeaks = order.AllowedLeaks.Count > 0 ? order.AllowedLeaks : null,
        };
    }

    private static object Lineage(RunOrder order, Pins pins) => new
    {
        scenario = new { order.Scenario.Name, hash = pins.Scenario, order.Scenario.SchemaVersion },
        pins.Snapshot,
        pins.View,
        config = JsonNode.Parse(pins.Config),
        pins.ConfigHash,
        pins.Seed,
        code = new { pins.Code, pins.Commit },
        pins.Environment,
        pins.Champion,
    };

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Readable);
}
