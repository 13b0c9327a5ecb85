namespace MlopsLab.Servers.Tests;

public sealed class ToolsFolderTests
{
    [Theory]
    [InlineData("/opt/tools", "/cache", "/home/ada", "/opt/tools")]
    [InlineData(null, "/cache", "/home/ada", "/cache/mlopslab/tools")]
    [InlineData(null, "relative", "/home/ada", "/home/ada/.cache/mlopslab/tools")]
    [InlineData(null, null, "/home/ada", "/home/ada/.cache/mlopslab/tools")]
    public void Lies_where_the_user_says_or_in_the_cache(string? lab, string? cache, string? home, string expected)
    {
        var variables = new Dictionary<string, string?> { ["LAB_TOOLS"] = lab, ["XDG_CACHE_HOME"] = cache, ["HOME"] = home };

        Assert.Equal(expected, ToolsFolder.Of(variables.GetValueOrDefault).Path);
    }
}
