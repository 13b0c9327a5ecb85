using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Aspire.Hosting;

namespace MlopsLab.Hosting.Tests;

public sealed partial class SurfaceTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Is_listed_member_by_member_in_the_readme()
    {
        var listed = Row().Matches(File.ReadAllText(Readme())).SelectMany(MembersOf).ToHashSet();
        var there = typeof(DistributedApplication).Assembly.GetExportedTypes().SelectMany(MembersOf).ToHashSet();

        Assert.Equal([], there.Except(listed).Order());
        Assert.Equal([], listed.Except(there).Order());
    }

    [GeneratedRegex(@"^\| `(?<type>\w+)` \|(?: `(?<member>\w+)`)* \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static IEnumerable<string> MembersOf(Match row)
    {
        var members = row.Groups["member"].Captures.Select(member => $"{row.Groups["type"].Value}.{member.Value}").ToList();
        return members.Count == 0 ? [row.Groups["type"].Value] : members;
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        var name = NameOf(type);
        var members = type.GetMembers(Own).Where(member => member is not Type && !IsGenerated(type, member)).Select(member => $"{name}.{member.Name}").Distinct().ToList();
        return members.Count == 0 ? [name] : members;
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static bool IsGenerated(Type type, MemberInfo member) =>
        member is ConstructorInfo or FieldInfo { IsSpecialName: true } or MethodInfo { IsSpecialName: true }
        || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || (type.GetMethod("<Clone>$") is not null && member.Name is "Deconstruct" or "Equals" or "GetHashCode" or "ToString")
        || (type.IsValueType && !type.IsEnum && member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct");

    private static string Readme()
    {
        var parent = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(parent.FullName, "MlopsLab.sln")))
        {
            parent = parent.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(parent.FullName, "src", "Platform", "Hosting", "README.md");
    }
}
