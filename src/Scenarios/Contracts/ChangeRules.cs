using System.Collections.Frozen;
using static MlopsLab.Scenarios.ChangeKind;
using static MlopsLab.Scenarios.Compatibility;

namespace MlopsLab.Scenarios;

/// <summary>
/// The compatibility rules: a change is compatible when it keeps both sides whole (FULL in the terms of schema registries), because senders
/// and models are never changed at the same moment. Values that merely become possible break nobody who reads: an unknown level counts as missing.
/// </summary>
public static class ChangeRules
{
    private static readonly FrozenDictionary<ChangeKind, ChangeRule> Known;

    static ChangeRules() => Known = All.ToFrozenDictionary(rule => rule.Kind);

    /// <summary>One rule for each kind, the harmless first.</summary>
    public static IReadOnlyList<ChangeRule> All { get; } =
    [
        Nothing(DescriptionChanged, "words only"),
        Nothing(FieldMoved, "rows name their fields"),
        Nothing(VersionLowered, "versions only count up"),
        Minor(FieldAdded, "rows may leave it out, and nobody reads it yet"),
        Minor(UnitNamed, "says what was not said; the numbers are the same"),
        Minor(DomainWidened, "rows sent today are taken; models take a level they don't know as missing"),
        Minor(RangeWidened, "rows sent today are taken; values outside of what models know show as drift"),
        Minor(KnownEarlier, "features may use it from now on, none has to"),
        Minor(CheckRemoved, "more rows are taken; drift shows what that does"),
        Minor(CheckRelaxed, "rows that break it are taken and counted"),
        Minor(WarningAdded, "rows are only counted"),
        Minor(WarningRewritten, "rows are only counted"),
        Minor(FreshnessChanged, "no row that is taken today is set aside"),
        Minor(KeyAdded, "nobody's history changes"),
        Minor(LabelDelayChanged, "outcomes mean the same and come at another time"),
        Major(RequiredFieldAdded, Forward, "rows sent today lack it and are set aside", "Add it as nullable: true and require it once all senders send it."),
        Major(FieldRemoved, None, "rows that still carry it are set aside, and what reads it finds nothing", "Keep it until no feature reads it and no sender sends it, then say why."),
        Major(FieldRenamed, None, "senders and readers know it by its old name", "Add the new one beside it as nullable: true, and take the old one out later."),
        Major(TypeWidened, Backward, "what reads it is made for the narrower type", "Add a field of the new type beside it."),
        Major(TypeNarrowed, Forward, "values sent today are of the wider type and are set aside", "Add a field of the new type beside it."),
        Major(TypeChanged, None, "values sent today are of another type, and so is what reads it", "Add a field of the new type beside it."),
        Major(UnitChanged, None, "the same numbers mean something else, and no check can see it", "Add a field in the new unit beside it."),
        Major(NullableRelaxed, Backward, "formulas, costs and windows over it find nothing where there always was a value", "Let senders send a value that says so, or add a nullable field beside it."),
        Major(NullableTightened, Forward, "rows sent today may leave it out and are set aside", "Add a check with severity: warn first and see who leaves it out."),
        Major(DomainNarrowed, Forward, "rows with one of the levels are set aside", "Keep the level until nobody sends it."),
        Major(DomainReordered, Backward, "models know a level by its place", "Append new levels at the end."),
        Major(RangeNarrowed, Forward, "rows with values outside are set aside", "Add a check with severity: warn first and see who sends them."),
        Major(KnownLater, Backward, "features made of it know what the decision can't", "Add a field for the late value beside it."),
        Major(CheckAdded, Forward, "rows taken today are set aside", "Add it with severity: warn first."),
        Major(CheckRewritten, Forward, "rows taken today may be set aside", "Add the new condition under a name of its own with severity: warn first."),
        Major(CheckTightened, Forward, "rows that were counted are set aside", "Keep severity: warn until nobody breaks it."),
        Major(FreshnessTightened, Forward, "rows whose time was good are set aside", "Set severity: warn first and see how many there are."),
        Major(KeyRemoved, Backward, "the history of its entities is gone", "Leave it and take its windows out of the features."),
        Major(KeyChanged, Backward, "its windows count something else", "Add a key under a name of its own."),
        Major(LabelChanged, Backward, "models learn to predict something else", "Make it a scenario of its own."),
        Major(LabelMaturityChanged, Backward, "other rows without a report count as negative", "Make it a scenario of its own, or say why."),
        Major(VersionRaised, Full, "the file says itself that readers break", "Leave version: as it is when nothing breaks."),
    ];

    /// <summary>The rule of a kind.</summary>
    public static ChangeRule Of(ChangeKind kind) => Known[kind];

    private static ChangeRule Nothing(ChangeKind kind, string why) => new(kind, ChangeLevel.Nothing, Full, why, null);

    private static ChangeRule Minor(ChangeKind kind, string why) => new(kind, ChangeLevel.Minor, Full, why, null);

    private static ChangeRule Major(ChangeKind kind, Compatibility keeps, string why, string remedy) => new(kind, ChangeLevel.Major, keeps, why, remedy);
}
