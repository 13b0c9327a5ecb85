using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>A value of a JSON or UBJSON document: an object, a list, numbers, a text or a number.</summary>
internal sealed record Node(long Offset)
{
    public Dictionary<string, Node>? Members { get; init; }

    public List<Node>? Items { get; init; }

    public double[]? Numbers { get; init; }

    public string? Text { get; init; }

    public double? Number { get; init; }

    public Node this[string name] => Find(name) ?? throw Refused($"has no '{name}'.");

    public Node? Find(string name) => (Members ?? throw Refused("is no object.")).GetValueOrDefault(name);

    /// <summary>A list; an empty one may have been read as numbers.</summary>
    public IReadOnlyList<Node> List() => Items ?? (Numbers is [] ? [] : throw Refused("is no list."));

    public double[] NumberList() => Numbers ?? (Items is [] ? [] : throw Refused("is no list of numbers."));

    public string TextValue() => Text ?? throw Refused("is no text.");

    public RefusedException Refused(string problem) => new($"byte {Offset}", problem);
}
