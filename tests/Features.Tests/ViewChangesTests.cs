using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Tests;

public sealed class ViewChangesTests
{
    private static readonly CompiledView File = new(Repository.Fraud);

    [Fact]
    public void A_first_view_and_one_of_a_scenario_without_records_are_adopted_at_once()
    {
        Assert.Equal(ViewChange.Adopt, ViewChanges.Of([], null, File, kept: 4));
        Assert.Equal(ViewChange.Adopt, ViewChanges.Of([Version("other", records: 0)], Repository.Fraud, File, kept: 4));
    }

    [Fact]
    public void A_known_view_changes_nothing() =>
        Assert.Equal(ViewChange.Nothing, ViewChanges.Of([Version(File.Pipeline.View, records: 5)], Repository.Fraud, File, kept: 4));

    [Fact]
    public void A_changed_view_is_built_and_switched_to_only_when_records_changed_too()
    {
        var otherRows = Repository.Fraud with { Fields = [.. Repository.Fraud.Fields.Skip(1)] };

        Assert.Equal(ViewChange.Build, ViewChanges.Of([Version("other", records: 5)], Repository.Fraud, File, kept: 4));
        Assert.Equal(ViewChange.BuildAndSwitch, ViewChanges.Of([Version("other", records: 5)], otherRows, File, kept: 4));
        Assert.Equal(ViewChange.BuildAndSwitch, ViewChanges.Of([Version("of an older release", records: 5)], null, File, kept: 4));
    }

    [Fact]
    public void No_more_versions_are_built_than_are_kept() =>
        Assert.Equal(ViewChange.TooMany, ViewChanges.Of([Version("one", records: 5), Version("two", records: 5)], Repository.Fraud, File, kept: 2));

    private static ViewVersion Version(string view, long records) => new("fraud", view, "", ViewPhase.Active, 0, 0, 1, records, 0, 0, 0, "");
}
