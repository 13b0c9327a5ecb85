using System.Reflection;

namespace MlopsLab.Hosting.Choice;

/// <summary>Decides at the start which engine runs the lab; an AppHost that knows only this one is left alone.</summary>
internal static class EngineSwitch
{
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Patiently = TimeSpan.FromMinutes(3);

    public static void Decide(string[] args)
    {
        var appHost = Assembly.GetEntryAssembly();
        if (AppHostFacts.PackagesFile(appHost) is not { } packages || AppHostFacts.Directory(appHost) is not { } folder)
        {
            return;
        }

        var arguments = EngineArguments.Parse(args);
        if (arguments.Problem is { } problem)
        {
            Console.Error.WriteLine(problem);
            Environment.Exit(2);
        }

        var decision = EngineRule.Decide(FactsAsync(arguments.Engine, AppHostFacts.Forced(appHost), packages, folder).GetAwaiter().GetResult());
        Console.WriteLine(decision);
        if (decision.Engine == EngineKind.Aspire)
        {
            Environment.Exit(AspireHandover.RunAsync(folder, arguments.Rest).GetAwaiter().GetResult());
        }
    }

    /// <summary>Asks only what is still open: packages before containers, nothing when the engine was asked for.</summary>
    private static async Task<EngineFacts> FactsAsync(EngineKind? asked, string? built, string packagesFile, string appHostDirectory)
    {
        EngineKind? forced = built is null ? null : bool.TryParse(built, out var useAspire) && useAspire ? EngineKind.Aspire : EngineKind.Embedded;
        if (asked is not null || forced is not null)
        {
            return new(asked, forced, null, null);
        }

        var answer = await PackagesAsync(packagesFile, appHostDirectory);
        return new(null, null, answer, answer.Restore ? await ContainerRuntime.FindAsync() : null);
    }

    private static async Task<PackageAnswer> PackagesAsync(string packagesFile, string appHostDirectory)
    {
        var needs = AspirePackages.Of(packagesFile);
        var lab = State.LabFolder.At(appHostDirectory, Environment.GetEnvironmentVariable("LAB_HOME"));
        var memory = new PackageMemory(Path.Combine(lab.Root, "engine.json"), TimeProvider.System);
        var key = PackageMemory.KeyOf(needs, lab.Root);
        if (memory.Recall(key) is { } known)
        {
            return known;
        }

        try
        {
            var answer = await new PackageProbe(Path.Combine(lab.Root, "probe"), Quickly, Patiently).AskAsync(needs);
            memory.Keep(key, answer);
            return answer;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(false, $"the folder {lab.Root} cannot be written");
        }
    }
}
