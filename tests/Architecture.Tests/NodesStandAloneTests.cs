using System.Xml.Linq;

namespace MlopsLab.Architecture.Tests;

public sealed class NodesStandAloneTests
{
    private static readonly string[] Allowed = ["Contracts", "Messaging", "ServiceDefaults", "Learning", "Learning.MLNet", "Statistics", "Scenarios", "Policies"];

    [Fact]
    public void No_node_references_another_node()
    {
        var wrong = Checkout.NodeFolders()
            .SelectMany(folder => ReferencesOf(folder).Except(Allowed).Select(reference => $"{Path.GetFileName(folder)} → {reference}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_but_the_platform_knows_which_engine_it_runs_on()
    {
        var wrong = new[] { "src", "AppHost", "ServiceDefaults" }
            .SelectMany(Checkout.SourceFiles)
            .Where(file => !Checkout.Relative(file).StartsWith("src/Platform/", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)))
            .Select(Checkout.Relative);

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_grows_past_three_hundred_lines()
    {
        var wrong = new[] { "src", "AppHost", "ServiceDefaults", "tests" }
            .SelectMany(Checkout.SourceFiles)
            .Select(file => (File: Checkout.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > 300);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_program_of_a_node_is_a_table_of_contents()
    {
        var wrong = Checkout.NodeFolders()
            .Select(folder => Path.Combine(folder, "Program.cs"))
            .Where(file => File.ReadLines(file).Count() > 30)
            .Select(Checkout.Relative);

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> ReferencesOf(string folder) => XDocument
        .Load(Path.Combine(folder, Path.GetFileName(folder) + ".csproj"))
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? "").Replace('\\', '/')));
}
