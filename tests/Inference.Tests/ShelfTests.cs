using Microsoft.Extensions.Options;
using MlopsLab.Inference.Domain;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Tests;

public sealed class ShelfTests
{
    private readonly Shelf shelf = new(Options.Create(new InferenceOptions { Keep = 3 }));

    [Fact]
    public void The_latest_version_answers_and_the_last_three_stay()
    {
        foreach (var version in (string[])["1", "2", "3", "4"])
        {
            shelf.Serve(Model(version));
        }

        Assert.Equal("4", shelf.Find("fraud", null)?.Version);
        Assert.Equal("2", shelf.Find("fraud", "2")?.Version);
        Assert.Null(shelf.Find("fraud", "1"));
        Assert.Null(shelf.Find("other", null));
    }

    [Fact]
    public void Going_back_makes_the_old_version_the_latest_again()
    {
        shelf.Serve(Model("1"));
        shelf.Serve(Model("2"));
        shelf.Serve(Model("1"));

        Assert.Equal("1", shelf.Find("fraud", null)?.Version);
        Assert.Equal(["1", "2"], shelf.Models["fraud"].Versions.Select(model => model.Version));
    }

    [Fact]
    public void The_wait_between_attempts_doubles_up_to_its_limit()
    {
        var options = new InferenceOptions { RetryFirst = TimeSpan.FromSeconds(1), RetryAtMost = TimeSpan.FromSeconds(5) };

        Assert.Equal([1, 2, 4, 5, 5], new[] { 1, 2, 3, 4, 99 }.Select(failures => LoadAttempts.DelayAfter(failures, options).TotalSeconds));
    }

    [Fact]
    public void Versions_that_do_not_serve_give_way_the_oldest_first_when_memory_is_short()
    {
        var tight = new Shelf(Options.Create(new InferenceOptions { Keep = 3, MaxLoadedBytes = 3_000_000 }));
        tight.Serve(Model("1"));
        tight.Serve(Model("2"));
        tight.Serve(Model("1", model: "other"));

        tight.Serve(Model("3"));

        Assert.Equal((false, true, true), (tight.Find("fraud", "1") is not null, tight.Find("fraud", "2") is not null, tight.Find("other", "1") is not null));
        Assert.False(tight.TryKeep(Model("9")));
        Assert.Null(tight.Find("fraud", "9"));
        tight.Serve(Model("4", bytes: 9_000_000));
        Assert.Equal(["4"], tight.Models["fraud"].Versions.Select(loaded => loaded.Version));
        Assert.NotNull(tight.Find("other", "1"));
    }

    [Fact]
    public void A_version_beside_serves_only_who_asks_for_it_and_can_be_dropped()
    {
        shelf.Serve(Model("2"));
        Assert.True(shelf.TryKeep(Model("1")));

        Assert.Equal(("2", "1"), (shelf.Find("fraud", null)?.Version, shelf.Find("fraud", "1")?.Version));
        Assert.False(shelf.TryDrop(shelf.Models["fraud"].Current));
        Assert.True(shelf.TryDrop(shelf.Models["fraud"].Versions[1]));
        Assert.Null(shelf.Find("fraud", "1"));
    }

    private static LoadedModel Model(string version, string model = "fraud", long bytes = 1_000_000)
    {
        var artifact = Artifacts.Of(0);
        return new(model, version, artifact.Hash, DateTimeOffset.UnixEpoch, artifact, Scorer.For(artifact), bytes);
    }
}
