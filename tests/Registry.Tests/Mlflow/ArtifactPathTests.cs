using MlopsLab.Registry.Mlflow;
using MlopsLab.Registry.Mlflow.Artifacts;

namespace MlopsLab.Registry.Tests.Mlflow;

public sealed class ArtifactPathTests
{
    [Theory]
    [InlineData("")]
    [InlineData("0/run/artifacts/model/MLmodel")]
    [InlineData("a b/ä.bin")]
    [InlineData("a/..b/c..")]
    public void Names_joined_by_slashes_are_a_path(string path)
    {
        Assert.Equal(path, string.Join('/', ArtifactPath.Parts(path)));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a\\..\\b")]
    [InlineData("C:/x")]
    [InlineData("a/\0")]
    [InlineData("a\nb")]
    public void What_could_lead_elsewhere_is_refused(string path)
    {
        Assert.Throws<MlflowException>(() => ArtifactPath.Parts(path));
    }
}
