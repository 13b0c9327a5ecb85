using System.Runtime.InteropServices;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>The .NET that runs this process.</summary>
internal static class DotNet
{
    // .../dotnet/shared/Microsoft.NETCore.App/10.0.x/
    public static string Root { get; } = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());

    public static string Program { get; } = File.Exists(Path.Combine(Root, "dotnet")) ? Path.Combine(Root, "dotnet") : Programs.Find("dotnet") ?? "dotnet";
}
