using System.Net;
using System.Text;
using MlopsLab.Registry.Tests.Running;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Mlflow;

[Collection(RegistryCollection.Name)]
public class ArtifactProxyTests(RunningRegistry registry)
{
    private const string Root = "/api/2.0/mlflow-artifacts/artifacts";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly string _folder = $"0/{Guid.NewGuid():n}/artifacts";

    [Fact]
    public async Task What_is_uploaded_is_listed_downloaded_and_deleted()
    {
        await PutAsync($"{_folder}/model/MLmodel", "flavors:");
        await PutAsync($"{_folder}/model/data/weights with space.bin", "old");
        await PutAsync($"{_folder}/model/data/weights with space.bin", "new");

        var listed = await registry.Http.JsonAsync($"{Root}?path={_folder}/model", _ct);
        var content = await registry.Http.GetStringAsync($"{Root}/{_folder}/model/data/weights%20with%20space.bin", _ct);
        await registry.Http.SendJsonAsync(HttpMethod.Delete, $"{Root}/{_folder}/model", null, _ct);

        Assert.Equal("""{"files":[{"path":"MLmodel","is_dir":false,"file_size":8},{"path":"data","is_dir":true}]}""", listed.GetRawText());
        Assert.Equal("new", content);
        Assert.Equal("{}", (await registry.Http.JsonAsync($"{Root}?path={_folder}/model", _ct)).GetRawText());
    }

    [Theory]
    [InlineData("PUT", "a/..%2F..%2Fb/%2e%2e/c", 400)]
    [InlineData("PUT", "a//b", 400)]
    [InlineData("PUT", "a%5Cb", 400)]
    [InlineData("PUT", "lab/x", 400)]
    [InlineData("DELETE", "lab", 400)]
    [InlineData("GET", "no/such/file", 404)]
    [InlineData("GET", "lab/0000000000000000000000000000000000000000000000000000000000000000/model", 404)]
    public async Task Paths_stay_inside_and_the_labs_own_are_read_only(string method, string path, int status)
    {
        using var content = method == "PUT" ? new StringContent("x") : null;

        var answer = await registry.Http.SendJsonAsync(new HttpMethod(method), $"{Root}/{path}", content, _ct);

        Assert.True((int)answer.Status == status || (answer.Status == HttpStatusCode.OK && path.Contains("%2F", StringComparison.Ordinal)), $"{answer.Status}");
        Assert.False(File.Exists(Path.Combine(registry.Node.DataFolder, "b", "c")) || File.Exists(Path.Combine(registry.Node.DataFolder, "c")));
    }

    [Fact]
    public async Task A_file_can_not_lie_under_a_file()
    {
        await PutAsync($"{_folder}/a", "x");
        using var content = new StringContent("y");

        var answer = await registry.Http.SendJsonAsync(HttpMethod.Put, $"{Root}/{_folder}/a/b", content, _ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    private async Task PutAsync(string path, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        Assert.Equal(HttpStatusCode.OK, (await registry.Http.SendJsonAsync(HttpMethod.Put, $"{Root}/{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}", content, _ct)).Status);
    }
}
