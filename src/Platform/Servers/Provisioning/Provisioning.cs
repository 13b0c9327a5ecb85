namespace MlopsLab.Servers;

internal static class Provisioning
{
    public static Way Decide(HostFacts facts)
    {
        if ((facts.Found ?? facts.Unpacked) is { } ready)
        {
            return new Way.Use(ready);
        }

        return Ways(facts).FirstOrDefault(way => !facts.Failed.ContainsKey(way.Name)) ?? new Way.GiveUp(Message(facts));
    }

    private static IEnumerable<Way> Ways(HostFacts facts)
    {
        if (facts.HasApt)
        {
            yield return new Way.Unpack();
        }

        // A browser needs parts of the system that unpacked packages can't always bring; servers never do.
        if (facts is { HasApt: true, IsRoot: true, Kind: ServerKind.Chromium })
        {
            yield return new Way.Install("apt-get", ["install", "-y", "--no-install-recommends", Packages.Debian(facts.Kind)]);
        }

        if (facts.HasBrew)
        {
            yield return new Way.Install("brew", ["install", .. Packages.Brew(facts.Kind)]);
        }

        if (facts.ContainerEngine is { } engine && facts.Kind != ServerKind.Chromium)
        {
            yield return new Way.Container(engine);
        }
    }

    private static string Message(HostFacts facts)
    {
        var command = OperatingSystem.IsMacOS()
            ? $"brew install {string.Join(' ', Packages.Brew(facts.Kind))}"
            : $"sudo apt-get install {Packages.Debian(facts.Kind)}";
        var tried = string.Concat(facts.Failed.Select(way => $"\n  tried {way.Key}: {way.Value}"));
        return $"{facts.Kind} is not on this machine and could not be provided. Install it, for instance with: {command}{tried}";
    }
}
