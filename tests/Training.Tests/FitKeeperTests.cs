using Microsoft.Extensions.Logging.Abstractions;
using MlopsLab.Training.Storage.Stages;

namespace MlopsLab.Training.Tests;

public sealed class FitKeeperTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fits-").FullName;

    [Fact]
    public void The_newest_state_takes_the_place_of_the_one_before()
    {
        var fit = Keeper().Of("run", "key");
        fit.Keep([1]);
        fit.Keep([2]);

        Assert.Equal([2], Keeper().Of("run", "key").Last);
        Assert.Single(Directory.GetFiles(folder));
        Assert.Null(Keeper().Of("run", "other").Last);
    }

    [Fact]
    public void A_changed_file_and_half_a_file_count_as_none()
    {
        Keeper().Of("run", "key").Keep([1, 2, 3]);
        File.WriteAllBytes(Directory.GetFiles(folder)[0], [1, 2, 4]);
        File.WriteAllBytes(Path.Combine(folder, "run-key.tmp"), [1]);

        Assert.Null(Keeper().Of("run", "key").Last);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_state_that_can_not_be_written_ends_no_fit()
    {
        var fit = Keeper().Of("run", "key");
        Directory.Delete(folder);

        fit.Keep([1]);

        Directory.CreateDirectory(folder);
        Assert.Null(Keeper().Of("run", "key").Last);
    }

    [Fact]
    public void A_fit_that_is_over_leaves_nothing()
    {
        var keeper = Keeper();
        keeper.Of("run", "key").Keep([1]);

        keeper.Forget("run");

        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private FitKeeper Keeper() => new(folder, TimeSpan.Zero, TimeProvider.System, NullLogger<FitKeeper>.Instance);
}
