using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Tests.Domain;

internal static class Make
{
    public static ModelVersion Version(VersionStatus status, long number = 2) => new(
        "fraud", number, $"run-{number}", status, new string('a', 64), 100, "snapshot", "view", "logistic", new Dictionary<string, double>(), default);
}
