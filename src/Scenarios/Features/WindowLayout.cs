namespace MlopsLab.Scenarios;

/// <summary>Where a window's buckets keep what: words of 64 bits, three of the bucket itself and then those of each field.</summary>
internal sealed class WindowLayout
{
    /// <summary>Buckets a window is cut into; it covers between 23/24 and all of its length.</summary>
    public const int Buckets = 24;

    public const int IndexWord = 0;
    public const int LatestWord = 1;
    public const int CountWord = 2;
    public const int FirstFieldWord = 3;

    public WindowLayout(Scenario scenario, IReadOnlyList<WindowFeature> features, TimeSpan over)
    {
        Over = over;
        BucketTicks = Math.Max(over.Ticks / Buckets, 1);
        var groups = new List<FieldGroup>();
        var words = FirstFieldWord;
        foreach (var fields in features.Where(feature => feature.Over == over && feature.Of is not null).GroupBy(feature => scenario.IndexOf(feature.Of ?? string.Empty)).OrderBy(group => group.Key))
        {
            var statistics = fields.Select(feature => feature.Statistic).ToHashSet();
            var isText = scenario.Fields[fields.Key].Type is FieldType.Text or FieldType.Category;
            var group = new FieldGroup(fields.Key, isText, statistics, words);
            words += group.Words;
            groups.Add(group);
        }

        Groups = [.. groups];
        Stride = words;
    }

    public TimeSpan Over { get; }

    public long BucketTicks { get; }

    public FieldGroup[] Groups { get; }

    /// <summary>Words of one bucket.</summary>
    public int Stride { get; }
}
