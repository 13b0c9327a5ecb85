using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class StartTests
{
    [Fact]
    public void Lists_everything_that_is_wrong_at_once()
    {
        var refused = Assert.Throws<StartRefusedException>(() => TestNode.Build(
            "", AddOptions, ("LAB_TOKEN", ""), ("Rollouts:MaxErrorRate", "7"), ("Rollouts:Steps", "many"), ("Other:Name", ""), ("Requests:MaxJsonDepth", "0")));

        Assert.Collection(
            refused.Errors,
            error => Assert.StartsWith("LAB_DATA: not set;", error, StringComparison.Ordinal),
            error => Assert.StartsWith("LAB_TOKEN: not set;", error, StringComparison.Ordinal),
            error => Assert.StartsWith("Requests__MaxJsonDepth: ", error, StringComparison.Ordinal),
            error => Assert.Equal("Rollouts__Steps: 'many' is not a value of type Int32.", error),
            error => Assert.Equal("Other__Name: The Name field is required.", error));
    }

    [Fact]
    public void Names_the_variable_of_a_value_out_of_range()
    {
        var refused = Assert.Throws<StartRefusedException>(() => TestNode.Build(Path.GetTempPath(), AddOptions, ("Rollouts:MaxErrorRate", "7"), ("Other:Name", "x")));

        Assert.Equal(["Rollouts__MaxErrorRate: The field MaxErrorRate must be between 0 and 1."], refused.Errors);
    }

    [Fact]
    public void Checks_before_a_hosted_service_is_made_from_wrong_options()
    {
        var refused = Assert.Throws<StartRefusedException>(() => TestNode.Build("", builder =>
        {
            AddOptions(builder);
            builder.Services.AddHostedService<Hasty>();
        }));

        Assert.Equal(2, refused.Errors.Count);
    }

    [Fact]
    public void Says_nothing_about_its_own_code()
    {
        var refused = new StartRefusedException(["LAB_DATA: not set."]);

        Assert.Equal("The node does not start: 1 setting is wrong.\n  LAB_DATA: not set.", refused.ToString());
    }

    private static void AddOptions(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RolloutOptions>().BindConfiguration(RolloutOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<OtherOptions>().BindConfiguration(OtherOptions.Section).ValidateDataAnnotations().ValidateOnStart();
    }

    private sealed class RolloutOptions
    {
        public const string Section = "Rollouts";

        [Range(0.0, 1.0)]
        public double MaxErrorRate { get; init; } = 0.02;

        public int Steps { get; init; } = 3;
    }

    private sealed class OtherOptions
    {
        public const string Section = "Other";

        [Required]
        public string? Name { get; init; }
    }

    private sealed class Hasty(IOptions<OtherOptions> options) : Microsoft.Extensions.Hosting.BackgroundService
    {
        private readonly string _name = options.Value.Name ?? "";

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.FromResult(_name);
    }
}
