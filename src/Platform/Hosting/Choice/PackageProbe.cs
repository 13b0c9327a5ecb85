using System.Text.RegularExpressions;
using MlopsLab.Hosting.Engine;

namespace MlopsLab.Hosting.Choice;

/// <summary>Restores a throw-away project to learn whether Aspire's packages are to be had here.</summary>
internal sealed partial class PackageProbe(string folder, TimeSpan quickly, TimeSpan patiently)
{
    public async Task<PackageAnswer> AskAsync(IReadOnlyList<PackageNeed> needs)
    {
        var first = await RestoreAsync(ProbeProject.WriteFirst(folder, needs), needs, quickly);
        return first.Restore ? await RestoreAsync(ProbeProject.WriteAll(folder, needs), needs, patiently) : first;
    }

    internal static PackageAnswer Read(QuickRun run, IReadOnlyList<PackageNeed> needs, TimeSpan limit)
    {
        if (run.ExitCode == 0)
        {
            return new(true, "Aspire's packages restore");
        }

        if (run.ExitCode is null)
        {
            return new(false, $"the package sources did not answer within {limit.TotalSeconds:0} s");
        }

        var missing = MissingPackage().Match(run.Output);
        var id = missing.Success ? missing.Groups[1].Value : "Aspire.Hosting.AppHost";
        var version = needs.FirstOrDefault(need => need.Id == id)?.Version ?? needs[0].Version;
        return new(false, $"{id} {version} does not restore here");
    }

    // NU1101 and NU1102, in the words of every NuGet since 4.3.
    [GeneratedRegex(@"Unable to find package ([A-Za-z0-9_.]*[A-Za-z0-9_])")]
    private static partial Regex MissingPackage();

    private async Task<PackageAnswer> RestoreAsync(string project, IReadOnlyList<PackageNeed> needs, TimeSpan limit)
    {
        var run = await QuickRun.OfAsync(DotNet.Program, ["restore", project, "--nologo", "-nodeReuse:false", "-p:RestoreUseStaticGraphEvaluation=false"], folder, limit);
        return Read(run, needs, limit);
    }
}
