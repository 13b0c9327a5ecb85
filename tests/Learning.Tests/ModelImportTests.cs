using System.Text;
using System.Text.Json;
using MlopsLab.Learning.Importing;

namespace MlopsLab.Learning.Tests;

public sealed class ModelImportTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    [Theory]
    [InlineData("xgboost-binary.json")]
    [InlineData("xgboost-lossguide.ubj")]
    [InlineData("xgboost-deep.ubj")]
    [InlineData("xgboost-categories.json")]
    [InlineData("xgboost-onehot.ubj")]
    [InlineData("xgboost-logitraw.json")]
    [InlineData("xgboost-squared.json")]
    [InlineData("xgboost-poisson.ubj")]
    [InlineData("xgboost-forest.json")]
    public void Xgboost_scores_come_out_bit_for_bit(string file)
    {
        var (scores, expected) = (Scores(Model(file)), Expected(file));

        Assert.Equal(expected.Select(score => (float)score), scores.Select(score => (float)score));
        Assert.Equal(scores, scores.Select(score => (double)(float)score));
    }

    [Theory]
    [InlineData("lightgbm-binary.txt")]
    [InlineData("lightgbm-categories.txt")]
    [InlineData("lightgbm-regression.txt")]
    [InlineData("lightgbm-poisson.txt")]
    public void Lightgbm_scores_come_out_within_a_millionth(string file)
    {
        var (scores, expected) = (Scores(Model(file)), Expected(file));

        Assert.All(scores.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6 * Math.Max(1, Math.Abs(pair.Second))));
    }

    [Theory]
    [InlineData("xgboost-categories.json")]
    [InlineData("lightgbm-categories.txt")]
    public void An_imported_model_is_an_artifact_like_any_other(string file)
    {
        var artifact = ArtifactOf(Model(file));
        var read = ModelArtifact.Read(artifact.ToBytes()).Artifact;

        Assert.NotNull(read);
        Assert.Equal(artifact.Hash, read.Hash);
        Assert.Equal(Scores(Model(file)), Tables.Scores(read, Rows(read.Inputs)));
    }

    [Fact]
    public void The_source_says_which_library_and_objective_it_was()
    {
        Assert.Equal("xgboost 1.7.4 binary:logistic", Model("xgboost-binary.json").Source);
        Assert.Equal("lightgbm v4 binary sigmoid:0.7", Model("lightgbm-categories.txt").Source);
    }

    [Theory]
    [InlineData("xgboost-binary.json", "\"gbtree\"", "\"dart\"", "is 'dart'; only gbtree boosters")]
    [InlineData("xgboost-binary.json", "\"num_class\":\"0\"", "\"num_class\":\"3\"", "only models with one output")]
    [InlineData("xgboost-binary.json", "\"binary:logistic\"", "\"rank:map\"", "objective 'rank:map' is not read")]
    [InlineData("xgboost-binary.json", "\"base_score\":\"3E-1\"", "\"base_score\":\"3\"", "must be between 0 and 1")]
    [InlineData("xgboost-binary.json", "\"left_children\":[1,", "\"left_children\":[0,", "is met twice")]
    [InlineData("xgboost-binary.json", "\"left_children\":[1,", "\"left_children\":[9999,", "node 9999")]
    [InlineData("xgboost-binary.json", "\"left_children\":[1,", "\"left_children\":[1,1,", "different lengths")]
    [InlineData("xgboost-binary.json", "\"split_indices\":[0,", "\"split_indices\":[77,", "column 77 of 5")]
    [InlineData("xgboost-categories.json", "\"categories_sizes\":[", "\"categories_sizes\":[900,", "not there")]
    [InlineData("lightgbm-binary.txt", "version=v4", "version=v9", "neither v3 nor v4")]
    [InlineData("lightgbm-binary.txt", "objective=binary sigmoid:1", "objective=lambdarank", "'objective' is not read")]
    [InlineData("lightgbm-binary.txt", "num_class=1", "num_class=3", "several outputs")]
    [InlineData("lightgbm-binary.txt", "is_linear=0", "is_linear=1", "linear")]
    [InlineData("lightgbm-binary.txt", "left_child=1", "left_child=0", "is met twice")]
    [InlineData("lightgbm-binary.txt", "decision_type=10", "decision_type=6", "zero_as_missing")]
    [InlineData("lightgbm-binary.txt", "end of trees", "", "before its 'end of trees'")]
    public void What_cannot_be_read_is_named_with_its_place(string file, string part, string replacement, string reason)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, "The fixture has no such part.");

        var refusal = ModelImport.Read(Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + part.Length)))).Refusal;

        Assert.Contains(reason, refusal);
        Assert.Matches("byte [0-9]+", refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("PK")]
    [InlineData("{}")]
    [InlineData("{\"learner\":[[[[[[[[[[[[[[[[[[[[[]")]
    [InlineData("tree\n")]
    [InlineData("tree\nversion=v4\nend of trees\n")]
    [InlineData("{L\u0000\u0000\u0000\u0000\u007f\u0000\u0000\u0000a")]
    [InlineData("{i\u0001a[$d#l\u007f\u0000\u0000\u0000")]
    public void Other_files_are_refused(string file)
    {
        Assert.Contains("byte", ModelImport.Read(Encoding.Latin1.GetBytes(file)).Refusal);
    }

    [Theory]
    [InlineData("xgboost-categories.json")]
    [InlineData("xgboost-onehot.ubj")]
    [InlineData("lightgbm-categories.txt")]
    public void Damaged_files_are_refused_or_still_score_but_never_throw(string file)
    {
        var whole = File.ReadAllBytes(Path.Combine(Folder, file));
        var random = new Random(17);
        for (var round = 0; round < 1_500; round++)
        {
            var bytes = whole[..(round % 4 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (var flips = round % 4; flips > 0 && bytes.Length > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (ModelImport.Read(bytes).Model is { } model)
            {
                _ = Scorer.For(ArtifactOf(model)).Score(new double[model.Inputs.Count]);
            }
        }
    }

    [Fact]
    public void A_small_file_cannot_take_much_memory()
    {
        byte[] nested = [.. "{i\u0001a["u8, .. Enumerable.Repeat((byte)'Z', 4_000_000)];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("more values", ModelImport.Read(nested).Refusal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000_000);
        Assert.Contains("more than", ModelImport.Read(new byte[ModelImport.MaxBytes + 1]).Refusal);
    }

    private static ImportedModel Model(string file)
    {
        var reading = ModelImport.Read(File.ReadAllBytes(Path.Combine(Folder, file)));
        return reading.Model ?? throw new InvalidOperationException(reading.Refusal);
    }

    private static ModelArtifact ArtifactOf(ImportedModel model) =>
        Tables.Small("logistic") with { Inputs = model.Inputs, Body = model.Body };

    private static double[] Scores(ImportedModel model) => Tables.Scores(ArtifactOf(model), Rows(model.Inputs));

    private static Dataset Rows(IReadOnlyList<FeatureInput> inputs)
    {
        var rows = JsonSerializer.Deserialize<double?[][]>(File.ReadAllBytes(Path.Combine(Folder, "rows.json"))) ?? [];
        return new(inputs, [.. rows.SelectMany(row => row).Select(value => value ?? double.NaN)], new float[rows.Length]);
    }

    private static double[] Expected(string file) =>
        JsonSerializer.Deserialize<double[]>(File.ReadAllBytes(Path.Combine(Folder, Path.ChangeExtension(file, ".scores.json")))) ?? [];
}
