using MlopsLab.Hosting.Choice;

namespace MlopsLab.Hosting.Tests.Choice;

public sealed class EngineRuleTests
{
    private static readonly PackageAnswer There = new(true, "");
    private static readonly PackageAnswer Absent = new(false, "Aspire.Hosting.AppHost 13.5.2 does not restore here");

    [Fact]
    public void Takes_aspire_when_its_packages_restore_and_containers_run() =>
        Assert.Equal("engine: aspire (its packages restore and docker 27.1 answers)", Said(new(null, null, There, "docker 27.1")));

    [Fact]
    public void Takes_the_embedded_engine_when_a_package_is_absent_and_names_it() =>
        Assert.Equal("engine: embedded (Aspire.Hosting.AppHost 13.5.2 does not restore here)", Said(new(null, null, Absent, null)));

    [Fact]
    public void Takes_the_embedded_engine_without_a_container_runtime() =>
        Assert.Equal("engine: embedded (no container runtime answers)", Said(new(null, null, There, "")));

    [Fact]
    public void Obeys_the_argument_before_everything_else() =>
        Assert.Equal("engine: aspire (asked for with --engine)", Said(new(EngineKind.Aspire, EngineKind.Embedded, Absent, "")));

    [Fact]
    public void Obeys_the_build_property_before_what_it_finds() =>
        Assert.Equal("engine: embedded (asked for with -p:UseAspire)", Said(new(null, EngineKind.Embedded, There, "docker 27.1")));

    private static string Said(EngineFacts facts) => EngineRule.Decide(facts).ToString();
}
