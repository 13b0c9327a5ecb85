using System.Text.Json;
using MlopsLab.Statistics;

namespace MlopsLab.Ingestion.Storage;

/// <summary>One column while its values are counted.</summary>
internal sealed class ColumnSummary(string name)
{
    private const int LongestLevel = 64;

    private readonly DistinctSketch _distinct = new();
    private readonly QuantileSketch _quantiles = new();
    private FrequentLevels _levels = new();
    private Moments _moments = Moments.None;
    private string _type = ColumnTypes.Empty;

    public string Name => name;

    public byte[] Utf8Name { get; } = System.Text.Encoding.UTF8.GetBytes(name);

    public long Count { get; private set; }

    /// <summary>Adds the value the reader stands on.</summary>
    public void Add(ref Utf8JsonReader value)
    {
        switch (value.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.Number when value.TryGetDouble(out var number) && double.IsFinite(number):
                Took(ColumnTypes.Number);
                _distinct.Add(number);
                _quantiles.Add(number);
                _moments = _moments.With(number);
                return;
            case JsonTokenType.String:
                Took(ColumnTypes.Text);
                AddText(ref value);
                return;
            case JsonTokenType.True or JsonTokenType.False:
                Took(ColumnTypes.Boolean);
                _distinct.Add(value.ValueSpan);
                _levels.Add(value.TokenType == JsonTokenType.True ? "true" : "false");
                return;
            default:
                Took(ColumnTypes.Mixed);
                value.Skip();
                return;
        }
    }

    public void Merge(ColumnStatistics part)
    {
        Count += part.Count;
        _type = ColumnTypes.Of(_type, part.Type);
        _distinct.Merge(DistinctSketch.FromText(part.Sketches.Distinct));
        if (part.Sketches.Quantiles is { } quantiles)
        {
            _quantiles.Merge(QuantileSketch.FromText(quantiles));
        }

        if (part is { Min: { } min, Max: { } max, Mean: { } mean, Deviation: { } deviation })
        {
            var numbers = part.Levels is null ? part.Count : QuantileSketch.FromText(part.Sketches.Quantiles ?? "").Count;
            _moments = _moments.With(new Moments(numbers, min, max, mean, deviation * deviation * Math.Max(0, numbers - 1)));
        }

        if (part.Levels is { } levels)
        {
            var other = FrequentLevels.Of(levels.Select(level => KeyValuePair.Create(level.Level, level.Count)), part.LevelsMissed);
            _levels.Merge(other);
        }
    }

    public ColumnStatistics ToStatistics(long rows)
    {
        var isNumber = _moments.Count > 0;
        var levels = _levels.Top;
        return new(
            name, _type, Count, rows - Count,
            isNumber ? _moments.Min : null, isNumber ? _moments.Max : null, isNumber ? _moments.Mean : null, isNumber ? _moments.Deviation : null,
            Math.Round(_distinct.Count),
            isNumber ? _quantiles.Quantile(0.01) : null, isNumber ? _quantiles.Quantile(0.5) : null, isNumber ? _quantiles.Quantile(0.99) : null,
            levels.Count > 0 ? [.. levels.Select(level => new LevelCount(level.Key, level.Value))] : null,
            _levels.Missed,
            new(_distinct.ToText(), isNumber ? _quantiles.ToText() : null));
    }

    private void Took(string type)
    {
        Count++;
        _type = ColumnTypes.Of(_type, type);
    }

    private void AddText(ref Utf8JsonReader value)
    {
        Span<char> text = stackalloc char[256];
        if (value.ValueSpan.Length <= text.Length && !value.ValueIsEscaped)
        {
            var length = value.CopyString(text);
            _distinct.Add(value.ValueSpan);
            _levels.Add(text[..Math.Min(length, LongestLevel)]);
            return;
        }

        var whole = value.GetString() ?? string.Empty;
        _distinct.Add(System.Text.Encoding.UTF8.GetBytes(whole));
        _levels.Add(whole.AsSpan(0, Math.Min(whole.Length, LongestLevel)));
    }
}
