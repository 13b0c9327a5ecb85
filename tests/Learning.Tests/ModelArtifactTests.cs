using System.Text;

namespace MlopsLab.Learning.Tests;

public sealed class ModelArtifactTests
{
    [Theory]
    [InlineData("gbdt")]
    [InlineData("logistic")]
    public void Reading_and_writing_again_gives_the_same_bytes(string learner)
    {
        var bytes = Tables.Small(learner, InjectedFault.Parse("slow:0.1:5")).ToBytes();

        Assert.Equal(bytes, ModelArtifact.Read(bytes).Artifact?.ToBytes());
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("logistic")]
    public void The_same_data_and_settings_give_the_same_hash(string learner)
    {
        Assert.Equal(Tables.Small(learner).Hash, Tables.Small(learner).Hash);
    }

    [Fact]
    public void The_bytes_of_format_one_never_change()
    {
        var inputs = new[] { new FeatureInput("a", FeatureKind.Number), new FeatureInput("b", FeatureKind.Category, ["x", "y"]) };
        var tree = new Tree([new(0, 1.5, null, true, 1, ~2), new(1, 0, [1], false, ~0, ~1)], [-0.25, 0.125, 1]);
        var metrics = new Dictionary<string, double> { ["prAuc"] = 0.5, ["auc"] = 0.75, ["none"] = double.NaN };
        var artifact = new ModelArtifact(
            "m", "s", "snap", "v", "gbdt", new Dictionary<string, double> { ["trees"] = 1 }, inputs, new TreesBody(-2, [tree]), 0.5, metrics);

        const string expected =
            """
            {"format":1,"model":"m","scenario":"s","snapshot":"snap","view":"v","learner":"gbdt","settings":{"trees":1},
            "inputs":[{"name":"a","kind":"number"},{"name":"b","kind":"category","levels":["x","y"]}],
            "body":{"kind":"trees","base":-2,"trees":[{"input":[0,1],"threshold":[1.5,0],"missingLeft":[true,false],
            "left":[1,-1],"right":[-3,-2],"leftLevels":[null,[1]],"leaves":[-0.25,0.125,1]}]},
            "threshold":0.5,"metrics":{"auc":0.75,"prAuc":0.5}}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), Encoding.UTF8.GetString(artifact.ToBytes()));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("null", "must be an object")]
    [InlineData("{\"format\":3}", "reads formats 1 to 2")]
    [InlineData("{\"format\":1,\"format\":1}", "not JSON")]
    [InlineData("{\"format\":\"1\"}", "$.format: must be a number")]
    [InlineData("{\"format\":1}", "'inputs' is missing")]
    [InlineData("{\"format\":1,\"inputs\":[]}", "$.inputs: is empty")]
    [InlineData("[[[[[[[[[[1]]]]]]]]]]", "not JSON")]
    public void Other_documents_are_refused_with_the_place_and_the_reason(string document, string reason)
    {
        var reading = ModelArtifact.Read(Encoding.UTF8.GetBytes(document));

        Assert.Null(reading.Artifact);
        Assert.Contains(reason, reading.Refusal);
    }

    [Theory]
    [InlineData("\"threshold\":0.5", "\"threshold\":1e999", "threshold")]
    [InlineData("\"threshold\":0.5", "\"threshold\":7", "threshold")]
    [InlineData("\"left\":[", "\"left\":[0,", "different lengths")]
    [InlineData("\"input\":[", "\"input\":[99,", "whole number from 0 to 2")]
    [InlineData("\"kind\":\"trees\"", "\"kind\":\"script\"", "neither linear nor trees")]
    [InlineData("\"levels\":[\"chip\",\"online\",\"stripe\"]", "\"levels\":[]", "levels left")]
    [InlineData("\"share\":0.5", "\"share\":50", "out of range")]
    public void A_changed_member_is_refused_by_name(string part, string replacement, string reason)
    {
        var document = Encoding.UTF8.GetString(Tables.Small(fault: new(FaultKind.Throw, 0.5, 0)).ToBytes());
        Assert.Contains(part, document);

        Assert.Contains(reason, ModelArtifact.Read(Encoding.UTF8.GetBytes(document.Replace(part, replacement))).Refusal);
    }

    [Fact]
    public void A_tree_that_would_walk_in_a_circle_is_refused()
    {
        var loop = new TreesBody(0, [new([new(0, 1, null, false, 0, ~0)], [1, 2])]);
        var shared = new TreesBody(0, [new([new(0, 1, null, false, ~0, ~0)], [1, 2])]);

        Assert.Contains("wrong child", ModelArtifact.Read((Tables.Small() with { Body = loop }).ToBytes()).Refusal);
        Assert.Contains("wrong child", ModelArtifact.Read((Tables.Small() with { Body = shared }).ToBytes()).Refusal);
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("logistic")]
    public void Damaged_bytes_are_refused_or_still_score_but_never_throw(string learner)
    {
        var whole = Tables.Small(learner, new(FaultKind.Constant, 0.5, 0.25)).ToBytes();
        var random = new Random(11);
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = whole[..(round % 3 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (var flips = round % 3; flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (ModelArtifact.Read(bytes).Artifact is { Inputs.Count: 3 } artifact)
            {
                _ = Scorer.For(artifact).Score([1, 2, 1]);
            }
        }
    }

    [Fact]
    public void A_huge_document_is_refused_unread()
    {
        Assert.Contains("more than", ModelArtifact.Read(new byte[ModelArtifact.MaxBytes + 1]).Refusal);
    }
}
