using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MlopsLab.Learning;
using MlopsLab.Learning.MLNet;
using MlopsLab.Scenarios;
using MlopsLab.Statistics;

namespace MlopsLab.Training.Domain.Pinning;

/// <summary>What computes: a hash of the assemblies whose code decides an artifact, the commit they were built from, and what they run on.</summary>
internal sealed record CodeIdentity(string Hash, string? Commit, EnvironmentRecord Environment)
{
    public static CodeIdentity OfThisBuild()
    {
        Type[] computing = [typeof(CodeIdentity), typeof(ModelArtifact), typeof(MlNetLearners), typeof(Scenario), typeof(QuantileSketch)];
        var parts = computing.Select(type => type.Assembly.Location).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}");
        return new(ContentHash.Of(parts), CommitOf(typeof(CodeIdentity).Assembly), OfThisProcess());
    }

    private static string? CommitOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, { Length: > 0 } commit] ? commit : null;

    private static EnvironmentRecord OfThisProcess()
    {
        var libraries = Path.ChangeExtension(typeof(CodeIdentity).Assembly.Location, ".deps.json");
        return new(
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant(),
            OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsWindows() ? "windows" : "other",
            File.Exists(libraries) ? PackageRecord.Read(File.ReadAllBytes(libraries)) : []);
    }
}
