using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

/// <summary>A mapping whose members are taken one by one; what isn't a known member at the end is an error.</summary>
public sealed class YamlMap(YamlMappingNode node, string what, List<ScenarioError> errors)
{
    private readonly HashSet<string> known = [];

    public int Line => (int)node.Start.Line;

    public List<ScenarioError> Errors => errors;

    public bool Has(string name) => Find(name) is not null;

    public int LineOf(string name) => (int)(Find(name)?.Start.Line ?? node.Start.Line);

    /// <summary>The member, or null when it is absent or an explicit null.</summary>
    public YamlNode? Find(string name)
    {
        known.Add(name);
        return node.Children.TryGetValue(new YamlScalarNode(name), out var value)
            && value is not YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "" or "~" or "null" }
            ? value
            : null;
    }

    public string? Text(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } text }:
                return text;
            case var other:
                Add(other, $"'{name}' of {what} must be a single value.", $"Write {name}: value.");
                return null;
        }
    }

    public string Text(string name, string example)
    {
        if (!Has(name))
        {
            errors.Add(new(Line, $"{Capital(what)} has no '{name}'.", $"Add {name}: {example}."));
        }

        return Text(name) ?? string.Empty;
    }

    public double? Number(string name)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Add(name, $"'{name}' of {what} is '{text}', which is not a number.", $"Write for example {name}: 10.5.");
        return null;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not (null or "true" or "false"))
        {
            Add(name, $"'{name}' of {what} is '{text}'.", $"Write {name}: true or leave it out.");
        }

        return text == "true";
    }

    public TimeSpan? Duration(string name)
    {
        var text = Text(name);
        var duration = text is null ? null : Durations.Parse(text);
        if (text is not null && duration is null)
        {
            Add(name, $"'{name}' of {what} is '{text}', which is not a duration.", "Write a number with s, m, h, d or w, for example 30m or 7d.");
        }

        return duration;
    }

    public DateTimeOffset? Time(string name)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        Add(name, $"'{name}' of {what} is '{text}', which is not a time.", "Write it like 1996-05-07T00:00:00Z.");
        return null;
    }

    public YamlMap? Map(string name, string description)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlMap(map, description, errors);
            case var other:
                Add(other, $"'{name}' of {what} must be a mapping.", $"Write {name}: {{ … }}.");
                return null;
        }
    }

    public IReadOnlyList<YamlNode> List(string name)
    {
        switch (Find(name))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Children];
            case var other:
                Add(other, $"'{name}' of {what} must be a list.", "Write its items with dashes or in [ … ].");
                return [];
        }
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is YamlScalarNode { Value: { } single })
        {
            return [single];
        }

        var texts = new List<string>();
        foreach (var item in List(name))
        {
            if (item is YamlScalarNode { Value: { } text })
            {
                texts.Add(text);
            }
            else
            {
                Add(item, $"An item of '{name}' of {what} is not a single value.", "Write plain values only.");
            }
        }

        return texts;
    }

    public void Add(string member, string message, string remedy) => errors.Add(new(LineOf(member), message, remedy));

    public void Add(YamlNode at, string message, string remedy) => errors.Add(new((int)at.Start.Line, message, remedy));

    public void RefuseUnknown()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!known.Contains(name))
            {
                Add(key, $"{Capital(what)} has an unknown member '{name}'.", $"Known are {string.Join(", ", known.Order())}.");
            }
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
