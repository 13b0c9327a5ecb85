namespace MlopsLab.Architecture.Tests;

/// <summary>The generated parts of README.md are what the node cards say today. LAB_WRITE_DOCS=1 writes them instead.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = Path.Combine(Checkout.Root, "README.md");

    [Theory]
    [InlineData("flow")]
    [InlineData("nodes")]
    public void Generated_part_is_up_to_date(string part)
    {
        var wanted = part == "flow" ? FlowPicture.Draw() : NodeTable.Write();
        if (Environment.GetEnvironmentVariable("LAB_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Readme, Generated.Replace(File.ReadAllText(Readme), part, wanted));
        }

        Assert.Equal(wanted, Generated.Find(File.ReadAllText(Readme), part));
    }

    [Fact]
    public void Readme_is_short()
    {
        Assert.InRange(File.ReadLines(Readme).Count(), 20, 150);
    }
}
