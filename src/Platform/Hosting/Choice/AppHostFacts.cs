using System.Reflection;

namespace MlopsLab.Hosting.Choice;

/// <summary>What the build wrote into the AppHost's assembly.</summary>
internal static class AppHostFacts
{
    public static string? Directory(Assembly? assembly) => Find(assembly, "apphostprojectpath");

    /// <summary>The value of UseAspire when it was given to the build.</summary>
    public static string? Forced(Assembly? assembly) => Find(assembly, "lab.useaspire");

    /// <summary>The file that names Aspire's packages; only an AppHost that can be built for either engine has one.</summary>
    public static string? PackagesFile(Assembly? assembly) => Find(assembly, "lab.packages");

    private static string? Find(Assembly? assembly, string key) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == key && !string.IsNullOrEmpty(metadata.Value))?.Value;
}
