using System.Globalization;
using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>LightGBM's text (src/boosting/gbdt_model_text.cpp in its repository): boosted trees with one output.</summary>
internal static class LightGbmImport
{
    private const int MostLevels = 10_000;

    public static ImportedModel Read(ReadOnlySpan<byte> file)
    {
        var (header, trees) = LightGbmText.Parts(file);
        if (header["version"] is not ("v3" or "v4"))
        {
            throw header.Refused("version", "is neither v3 nor v4.");
        }

        if (header["num_class"] != "1" || header["num_tree_per_iteration"] != "1")
        {
            throw header.Refused("num_class", "says that there are several outputs; one is read.");
        }

        if (trees.Count > ModelImport.MostTrees)
        {
            throw new RefusedException($"byte {trees[^1].Offset}", $"is one tree more than the {ModelImport.MostTrees} that are allowed.");
        }

        if (file.IndexOf("\naverage_output\n"u8) is >= 0 and var average)
        {
            throw new RefusedException($"byte {average + 1}", "says that trees are averaged (a random forest), which is not read.");
        }

        var (link, factor) = Objective(header);
        var inputs = Inputs(header);
        Tree[] read = [.. trees.Select(tree => LightGbmTree.Read(tree, inputs, factor))];
        return new($"lightgbm {header["version"]} {header["objective"]}", inputs, new(0, read, link));
    }

    private static (Link Link, double Factor) Objective(LightGbmText header)
    {
        var words = header["objective"].Split(' ');
        var sigmoid = words.FirstOrDefault(word => word.StartsWith("sigmoid:", StringComparison.Ordinal))?["sigmoid:".Length..] ?? "1";
        if (!double.TryParse(sigmoid, CultureInfo.InvariantCulture, out var factor) || !(factor > 0 && double.IsFinite(factor)))
        {
            throw header.Refused("objective", "has no usable sigmoid.");
        }

        return words[0] switch
        {
            "binary" => (Link.Logistic, factor),
            "cross_entropy" => (Link.Logistic, 1),
            "poisson" or "gamma" or "tweedie" => (Link.Exponential, 1),
            "regression" or "regression_l1" or "huber" or "fair" or "quantile" or "mape" when !words.Contains("sqrt") => (Link.Identity, 1),
            _ => throw header.Refused("objective", "is not read; known are binary, cross_entropy, regression, poisson, gamma and tweedie ones."),
        };
    }

    private static FeatureInput[] Inputs(LightGbmText header)
    {
        var count = header.Whole("max_feature_idx", ModelImport.MostInputs - 1) + 1;
        var names = header["feature_names"].Split(' ', count + 1);
        var infos = header["feature_infos"].Split(' ', count + 1);
        return names.Length == count && infos.Length == count
            ? [.. names.Zip(infos, (name, info) => Input(header, name.Length <= 200 ? name : name[..200], info))]
            : throw header.Refused("feature_names", $"must name {count} columns, as 'feature_infos' must.");
    }

    /// <summary>[low:high] of a number, a:b:c of the codes of a category, none of a column that is not used.</summary>
    private static FeatureInput Input(LightGbmText header, string name, string info)
    {
        if (info.StartsWith('[') || info == "none")
        {
            return new(name, FeatureKind.Number);
        }

        var codes = info.Split(':').Select(code => int.TryParse(code, CultureInfo.InvariantCulture, out var value) && value < MostLevels
            ? value
            : throw header.Refused("feature_infos", $"has a category of '{name}' that is no number below {MostLevels}."));
        return new(name, FeatureKind.Category, [.. Enumerable.Range(0, Math.Max(codes.Max() + 1, 1)).Select(level => level.ToString(CultureInfo.InvariantCulture))]);
    }
}
