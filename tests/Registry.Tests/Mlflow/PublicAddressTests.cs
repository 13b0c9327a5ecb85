using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using MlopsLab.Registry.Mlflow.Webhooks;
using MlopsLab.ServiceDefaults;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Mlflow;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:93.184.215.14", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_the_public_internet_is_public(string address, bool isPublic)
    {
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("https://example.com/hook", true)]
    [InlineData("ftp://example.com", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("gopher://example.com", false)]
    [InlineData("/hook", false)]
    [InlineData("http://localhost:8080", false)]
    [InlineData("http://a.LOCALHOST./", false)]
    [InlineData("http://127.1/", false)]
    [InlineData("http://2130706433/", false)]
    [InlineData("http://0x7f000001/", false)]
    [InlineData("http://[::1]/", false)]
    [InlineData("http://[::ffff:10.0.0.1]/", false)]
    [InlineData("http://user:pass@example.com/", false)]
    public void A_url_into_this_machine_is_no_webhook(string url, bool allowed)
    {
        Assert.Equal(allowed, PublicAddress.ProblemOf(url, allowPrivate: false) is null);
    }

    [Fact]
    public async Task A_name_that_leads_into_this_machine_is_refused_when_the_connection_is_made()
    {
        await using var receiver = await StandIn.StartAsync(app => app.MapPost("/hook", () => "reached"), TestContext.Current.CancellationToken);
        var url = receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/hook";
        using var guarded = new WebhookSender(Options.Create(new RegistryOptions()), TimeProvider.System);
        using var open = new WebhookSender(Options.Create(new RegistryOptions { AllowPrivateWebhooks = true }), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => guarded.SendAsync(new WebhookRow { Url = url }, "id", "{}", TestContext.Current.CancellationToken));
        var (status, _) = await open.SendAsync(new WebhookRow { Url = url }, "id", "{}", TestContext.Current.CancellationToken);

        Assert.IsType<PrivateTargetException>(refused.InnerException);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    // The vector was computed with Python's hmac, base64 and hashlib.
    [Fact]
    public void Signatures_are_those_of_mlflow()
    {
        Assert.Equal(
            "v1,jAyhWuvJRcQMVbD7m4Iar2/4+6HricjeksyI87v/Tkk=",
            WebhookSender.Signature("secret", "id-1", "1700000000", """{"a": 1}"""));
    }
}
