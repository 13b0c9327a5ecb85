namespace MlopsLab.Servers.Tests;

public sealed class OtherUserTests
{
    private static readonly ServerCommand Postgres = new("/usr/bin/postgres", ["-D", "data"], new Dictionary<string, string>(), "/lab");

    [Fact]
    public void Leaves_the_command_of_an_ordinary_user_alone() => Assert.Same(Postgres, OtherUser.Of(Postgres, isRoot: false));

    [Fact]
    public void Drops_root_but_for_reading_folders_of_root()
    {
        var command = OtherUser.Of(Postgres, isRoot: true);

        Assert.Equal("setpriv", command.FileName);
        Assert.Contains("-all,+dac_override", command.Arguments);
        Assert.Equal(["--", "/usr/bin/postgres", "-D", "data"], command.Arguments.TakeLast(4));
    }
}
