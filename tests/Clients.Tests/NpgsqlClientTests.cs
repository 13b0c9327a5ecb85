using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace MlopsLab.Clients.Tests;

public sealed class NpgsqlClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_a_data_source_of_the_connection_string()
    {
        await using var host = new ClientHost(
            builder => builder.AddNpgsqlDataSource("store", configureDataSourceBuilder: source => source.ConnectionStringBuilder.ApplicationName = "tested"),
            ("Aspire:Npgsql:ConnectionString", "Host=section"),
            ("ConnectionStrings:store", "Host=given;Database=lab"));

        var source = host.Services.GetRequiredService<NpgsqlDataSource>();

        Assert.Equal("Host=given;Database=lab;Application Name=tested", source.ConnectionString);
        Assert.Same(source, host.Services.GetRequiredService<DbDataSource>());
    }

    [Fact]
    public async Task Says_which_settings_are_missing()
    {
        await using var host = new ClientHost(builder => builder.AddKeyedNpgsqlDataSource("store"));

        var missing = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredKeyedService<NpgsqlDataSource>("store"));

        Assert.Contains("'ConnectionStrings:store'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_a_server_that_is_not_there()
    {
        await using var host = new ClientHost(builder => builder.AddNpgsqlDataSource("store"), ("ConnectionStrings:store", "Host=127.0.0.1;Port=1;Timeout=1"));

        var report = await host.CheckAsync(Stop);

        Assert.Equal((HealthStatus.Unhealthy, "PostgreSQL did not answer."), (report.Entries["PostgreSql"].Status, report.Entries["PostgreSql"].Description));
    }
}
