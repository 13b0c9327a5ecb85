namespace MlopsLab.Scenarios;

/// <summary>One kind of decision the lab learns to make: its records, their times and keys, the label, the costs and the features.</summary>
/// <param name="Hash">SHA-256 of the content (comments and layout of the file don't count).</param>
/// <param name="SchemaVersion">The file's <c>version</c> and a hash of the fields, for example <c>1-3fa2b6c1</c>.</param>
public sealed record Scenario(
    string Name,
    string Description,
    IReadOnlyList<Field> Fields,
    TimeRule Time,
    IReadOnlyList<EntityKey> Keys,
    LabelRule Label,
    DecisionRule Decision,
    FeatureViewSpec View,
    IReadOnlyList<FallbackRule> Fallback,
    string Hash,
    string SchemaVersion)
{
    /// <summary>Where the records come from.</summary>
    public required ScenarioSource Source { get; init; }

    /// <summary>The first part of the schema version, raised by hand when a change breaks readers.</summary>
    public int Version { get; init; } = 1;

    /// <summary>CSV column with the record's id; null when rows are numbered.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Columns of the source that are left out of the records.</summary>
    public IReadOnlyList<ExcludedColumn> Excluded { get; init; } = [];

    /// <summary>Conditions over several fields that records have to meet.</summary>
    public IReadOnlyList<FieldCheck> Checks { get; init; } = [];

    /// <summary>How far event times may lie from the scenario's clock.</summary>
    public FreshnessRule Freshness { get; init; } = FreshnessRule.Default;

    /// <summary>How far its sources may leave what is usual for them.</summary>
    public IntakeRules Intake { get; init; } = IntakeRules.Default;

    /// <summary>Parts of the records that are judged on their own.</summary>
    public IReadOnlyList<Segment> Segments { get; init; } = [];

    /// <summary>A condition on the record; one that meets it is answered before others under load. Null when all are alike.</summary>
    public string? Priority { get; init; }

    /// <summary>True when rows of both hold the same values at the same places, so that one's features can be computed of the other's rows.</summary>
    public bool HasRowsLike(Scenario other) =>
        Fields.Count == other.Fields.Count && Fields.Zip(other.Fields).All(pair =>
            pair.First.Name == pair.Second.Name && pair.First.Type == pair.Second.Type && (pair.First.Values ?? []).SequenceEqual(pair.Second.Values ?? []));

    /// <summary>Position of the field in a row, or −1.</summary>
    public int IndexOf(string field)
    {
        for (var index = 0; index < Fields.Count; index++)
        {
            if (Fields[index].Name == field)
            {
                return index;
            }
        }

        return -1;
    }
}
