using Aspire.Hosting;

namespace MlopsLab.Control;

internal static class EngineName
{
    public static string Current { get; } = typeof(DistributedApplication).Assembly.GetName().Name == "Aspire.Hosting" ? "aspire" : "embedded";
}
