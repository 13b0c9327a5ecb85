using System.Net;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class SignedWebhookTests
{
    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    public void Only_addresses_of_the_public_internet_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://localhost/hook")]
    [InlineData("http://127.0.0.1:9/hook")]
    [InlineData("http://[::1]/hook")]
    public async Task A_private_target_is_never_connected_to(string url)
    {
        using var webhook = new SignedWebhook(TimeProvider.System, TimeSpan.FromSeconds(2), allowPrivate: false);

        await Assert.ThrowsAsync<PrivateTargetException>(() => webhook.SendAsync(new Uri(url), "s", "1", "{}", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_signature_is_the_hmac_of_id_time_and_body() =>
        Assert.Equal("v1,5PVmP2AfJGwnp9flV+flrzfukNWA9zyUdqvI+IQalVs=", SignedWebhook.Signature("key", "id", "1", "{}"));
}
