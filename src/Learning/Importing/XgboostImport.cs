using System.Globalization;

namespace MlopsLab.Learning.Importing;

/// <summary>XGBoost's model document (doc/model.schema in its repository): gbtree boosters with one output.</summary>
internal static class XgboostImport
{
    /// <summary>A category has at least so many levels: what a split does not list goes left, and a level unknown to the lab counts as missing.</summary>
    private const int FewestLevels = 256;

    public static ImportedModel Read(Node root)
    {
        var learner = root["learner"];
        var booster = learner["gradient_booster"];
        Require(booster["name"], name => name == "gbtree", "only gbtree boosters are read");
        var parameters = learner["learner_model_param"];
        Require(parameters["num_class"], count => count is "0" or "1", "only models with one output are read");
        if (parameters.Find("num_target") is { } targets)
        {
            Require(targets, count => count is "0" or "1", "only models with one output are read");
        }

        var trees = booster["model"]["trees"];
        if (trees.List().Count > ModelImport.MostTrees)
        {
            throw trees.Refused($"has more than {ModelImport.MostTrees} trees.");
        }

        var inputs = Inputs(learner, Whole(parameters["num_feature"], ModelImport.MostInputs), out var categories);
        Tree[] read = [.. trees.List().Select(tree => XgboostTree.Read(tree, inputs.Length, categories))];
        var (link, start) = Start(learner["objective"]["name"], parameters["base_score"]);
        return new($"xgboost {Version(root)} {learner["objective"]["name"].Text}", WithLevels(inputs, categories), new(start, read, link, Single: true));
    }

    /// <summary>The link, and the base score before it (float arithmetic as in XGBoost's regression_loss.h).</summary>
    private static (Link Link, double Start) Start(Node objective, Node score)
    {
        var text = score.TextValue().Trim('[', ']');
        if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
        {
            throw score.Refused($"'{Short(text)}' is no base score.");
        }

        return objective.TextValue() switch
        {
            "binary:logistic" or "reg:logistic" => (Link.Logistic, LogOdds(score, value)),
            "binary:logitraw" or "reg:squarederror" or "reg:linear" or "reg:pseudohubererror" or "reg:absoluteerror" or "reg:squaredlogerror" or "reg:quantileerror" => (Link.Identity, value),
            "count:poisson" or "reg:gamma" or "reg:tweedie" => value > 0 ? (Link.Exponential, MathF.Log(value)) : throw score.Refused("must be above 0."),
            var other => throw objective.Refused($"objective '{Short(other)}' is not read; known are logistic, squared error, poisson, gamma and tweedie ones."),
        };
    }

    private static float LogOdds(Node score, float value) =>
        value is > 0 and < 1 ? -MathF.Log((1f / value) - 1f) : throw score.Refused("must be between 0 and 1.");

    private static string[] Inputs(Node learner, int count, out int[] categories)
    {
        var names = learner.Find("feature_names")?.List() ?? [];
        var types = learner.Find("feature_types")?.List() ?? [];
        categories = new int[count];
        for (var input = 0; input < Math.Min(types.Count, count); input++)
        {
            categories[input] = types[input].TextValue() is "c" or "categorical" ? FewestLevels : 0;
        }

        return [.. Enumerable.Range(0, count).Select(input => input < names.Count ? Short(names[input].TextValue()) : $"f{input}")];
    }

    private static FeatureInput[] WithLevels(string[] names, int[] categories) => [.. names.Select((name, input) => categories[input] == 0
        ? new FeatureInput(name, FeatureKind.Number)
        : new FeatureInput(name, FeatureKind.Category, [.. Enumerable.Range(0, categories[input]).Select(level => level.ToString(CultureInfo.InvariantCulture))]))];

    private static int Whole(Node node, int most) => int.TryParse(node.TextValue(), CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most
        ? value
        : throw node.Refused($"must be a whole number from 1 to {most}.");

    private static void Require(Node node, Predicate<string> holds, string rule)
    {
        if (!holds(node.TextValue()))
        {
            throw node.Refused($"is '{Short(node.TextValue())}'; {rule}.");
        }
    }

    private static string Version(Node root) =>
        string.Join('.', (root.Find("version")?.NumberList() ?? []).Take(3).Select(part => part.ToString(CultureInfo.InvariantCulture)));

    private static string Short(string text) => text.Length <= 200 ? text : $"{text[..200]}…";
}
