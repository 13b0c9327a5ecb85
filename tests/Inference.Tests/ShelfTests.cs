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

    private static LoadedModel Model(string version)
    {
        var artifact = Artifacts.Of(0);
        return new("fraud", version, artifact.Hash, DateTimeOffset.UnixEpoch, artifact, Scorer.For(artifact));
    }
}
