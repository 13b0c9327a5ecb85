using Aspire.Hosting;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests;

public sealed class EnvironmentTests
{
    [Fact]
    public async Task Gives_a_node_the_variables_aspire_gives_it()
    {
        await using var lab = new SampleLab("--Embedded:OtlpResource=store-1", "--Parameters:queue-password=secret");
        var store = lab.AddNode("store-1");
        var queue = lab.Builder.AddRabbitMQ("queue").WithExplicitStart();
        lab.AddNode("api").WithReference(store).WithReference(queue).WithEnvironment("STORE", store.GetEndpoint("http"));
        await lab.StartAsync();
        var api = await lab.IsHealthyAsync("api");

        var variables = await lab.EnvironmentOfAsync("api");

        var (storeUrl, queueUrl) = (store.GetEndpoint("http").Url, $"amqp://guest:secret@127.0.0.1:{queue.Resource.PrimaryEndpoint.Port}");
        Assert.Equal(storeUrl, variables["services__store-1__http__0"]);
        Assert.Equal(storeUrl, variables["STORE_1_HTTP"]);
        Assert.Equal(storeUrl, variables["STORE"]);
        Assert.Equal(queueUrl, variables["ConnectionStrings__queue"]);
        Assert.Equal(queueUrl, variables["QUEUE_URI"]);
        Assert.Equal(("127.0.0.1", "guest", "secret"), (variables["QUEUE_HOST"], variables["QUEUE_USERNAME"], variables["QUEUE_PASSWORD"]));
        Assert.Equal(("api", "http/protobuf", storeUrl), (variables["OTEL_SERVICE_NAME"], variables["OTEL_EXPORTER_OTLP_PROTOCOL"], variables["OTEL_EXPORTER_OTLP_ENDPOINT"]));
        Assert.Equal($"service.instance.id={api.ResourceId["api-".Length..]}", variables["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Matches("^x-otlp-api-key=[0-9a-f]{32}$", variables["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.Equal(("1000", "simple"), (variables["OTEL_BSP_SCHEDULE_DELAY"], variables["LOGGING__CONSOLE__FORMATTERNAME"]));
        Assert.Equal(api.Snapshot.Urls.Single().Url, variables["ASPNETCORE_URLS"]);
    }

    [Fact]
    public async Task Gives_the_receiver_of_telemetry_the_key_but_not_its_own_address()
    {
        await using var lab = new SampleLab("--Embedded:OtlpResource=receiver");
        lab.AddNode("receiver");
        await lab.StartAsync();
        await lab.IsHealthyAsync("receiver");

        var variables = await lab.EnvironmentOfAsync("receiver");

        Assert.Matches("^[0-9a-f]{32}$", variables["DASHBOARD__OTLP__PRIMARYAPIKEY"]);
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", variables.Keys);
    }

    [Fact]
    public async Task Passes_arguments_and_generated_parameters()
    {
        await using var lab = new SampleLab();
        var token = lab.Builder.AddParameter("token", new Aspire.Hosting.ApplicationModel.GenerateParameterDefault { MinLength = 32, Special = false }, secret: true);
        lab.AddNode("node").WithArgs("--role", "data").WithEnvironment("TOKEN", token).WithEnvironment("BOTH", $"[{token}]");
        await lab.StartAsync();
        await lab.IsHealthyAsync("node");

        var variables = await lab.EnvironmentOfAsync("node");

        Assert.Equal("""["--role","data"]""", await lab.GetAsync("node", "/arguments"));
        Assert.Matches("^[A-Za-z0-9]{32}$", variables["TOKEN"]);
        Assert.Equal($"[{variables["TOKEN"]}]", variables["BOTH"]);
    }

    [Fact]
    public async Task Keeps_ports_and_passwords_for_the_next_start()
    {
        using var folder = new TemporaryFolder();

        var first = await UrlAndSecretAsync(folder.Path);

        Assert.Equal(first, await UrlAndSecretAsync(folder.Path));
    }

    private static async Task<(string Url, string Secret)> UrlAndSecretAsync(string folder)
    {
        await using var lab = new SampleLab($"--LAB_HOME={folder}");
        var node = lab.AddNode("node").WithExplicitStart();
        var redis = lab.Builder.AddRedis("redis").WithExplicitStart();
        await lab.StartAsync();
        return (node.GetEndpoint("http").Url, await redis.Resource.PasswordParameter.GetValueAsync(SampleLab.Stop) ?? "");
    }
}
