namespace MlopsLab.Servers.Tests;

public sealed class RabbitMqLibrariesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public RabbitMqLibrariesTests()
    {
        Application("rabbit-3.10.8", "rabbit", "kernel, ra,\n  rabbit_common");
        Application("ra-2.2.0", "ra", "aten");
        Application("aten-0.5.8", "aten", "kernel");
        Application("rabbit_common-3.10.8", "rabbit_common", "kernel");
        Application("rabbitmq_management-3.10.8", "rabbitmq_management", "rabbit,cowboy");
        Application("cowboy-2.8.0", "cowboy", "");
        Application("rabbitmq_shovel-3.10.8", "rabbitmq_shovel", "rabbit");
    }

    [Fact]
    public void Links_what_the_broker_needs_and_nothing_else()
    {
        RabbitMqLibraries.Link(Plugins, Links, management: false);

        Assert.Equal(["aten-0.5.8", "ra-2.2.0", "rabbit-3.10.8", "rabbit_common-3.10.8"], Linked());
    }

    [Fact]
    public void Adds_the_management_page_with_what_that_needs()
    {
        RabbitMqLibraries.Link(Plugins, Links, management: false);
        RabbitMqLibraries.Link(Plugins, Links, management: true);

        Assert.Equal(6, Linked().Count());
        Assert.Contains("cowboy-2.8.0", Linked());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Plugins => Path.Combine(folder, "plugins");

    private string Links => Path.Combine(folder, "lib");

    private IEnumerable<string?> Linked() => Directory.EnumerateDirectories(Links).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private void Application(string name, string application, string dependencies)
    {
        var ebin = Directory.CreateDirectory(Path.Combine(Plugins, name, "ebin")).FullName;
        File.WriteAllText(Path.Combine(ebin, $"{application}.app"), $"{{application, {application}, [{{ applications,\n [{dependencies}]}}]}}.");
    }
}
