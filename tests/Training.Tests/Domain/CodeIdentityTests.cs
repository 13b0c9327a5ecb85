using System.Reflection.PortableExecutable;
using MlopsLab.Learning;
using MlopsLab.Scenarios;
using MlopsLab.Statistics;
using MlopsLab.Training.Domain.Pinning;

namespace MlopsLab.Training.Tests.Domain;

public sealed class CodeIdentityTests
{
    [Theory]
    [InlineData(typeof(CodeIdentity))]
    [InlineData(typeof(ModelArtifact))]
    [InlineData(typeof(Scenario))]
    [InlineData(typeof(QuantileSketch))]
    public void What_a_run_is_pinned_to_does_not_name_the_folder_it_was_built_in(Type computing)
    {
        using var image = new PEReader(File.OpenRead(computing.Assembly.Location));
        var debug = image.ReadDebugDirectory();

        Assert.Contains(debug, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.StartsWith("/_/", image.ReadCodeViewDebugDirectoryData(debug.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Path, StringComparison.Ordinal);
    }
}
