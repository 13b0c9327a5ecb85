using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public sealed class BadInputTests(RunningRegistry registry)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, int, string> Requests => new()
    {
        { "POST", "/models/none/versions/1/approve", """{"by":"ana","why":"x"}""", 404, "Model none has no version 1" },
        { "POST", "/models/none/rollback", """{"by":"ana","why":"x"}""", 404, "Model none is not registered" },
        { "POST", "/models/none/versions/one/approve", """{"by":"ana","why":"x"}""", 404, "no version one" },
        { "POST", "/models/none/versions/1/approve", """{"why":"x"}""", 400, "by: is missing" },
        { "POST", "/models/none/versions/1/reject", """{"by":"ana"}""", 400, "why: is missing" },
        { "POST", "/models/none/rollback", """{"by":" ","why":"x"}""", 400, "by: is missing" },
        { "POST", "/models/none/rollback", """{"by":"a\u0000b","why":"x"}""", 400, "by: holds control characters" },
        { "POST", "/models/none/rollback", """{"by":7,"why":"x"}""", 400, "by" },
        { "POST", "/models/none/rollback", "", 400, "" },
        { "POST", "/models/none/rollback", "null", 400, "by: is missing" },
        { "POST", "/models/none/rollback", "{", 400, "" },
        { "POST", "/models/none/rollback", "[]", 400, "" },
        { "PUT", "/models/none/aliases/champion", """{"by":"ana","why":"x"}""", 400, "version: is no version" },
        { "PUT", "/models/none/aliases/champion", """{"version":"0","by":"ana","why":"x"}""", 400, "version: is no version" },
        { "PUT", "/models/none/aliases/champion", """{"version":"1","by":"ana","why":"x"}""", 404, "Model none has no version 1" },
        { "PUT", "/models/none/aliases/7", """{"version":"1","by":"ana","why":"x"}""", 400, "alias: is no alias name" },
        { "GET", "/models/none", "", 404, "lab model list" },
        { "GET", "/models/none/versions/1", "", 404, "no version 1" },
        { "GET", "/models/none/history", "", 404, "not registered" },
        { "GET", "/artifacts/0000000000000000000000000000000000000000000000000000000000000000", "", 404, "There is no artifact" },
        { "GET", "/artifacts/..%2F..%2Fstore.db", "", 400, "hash: is no SHA-256" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Bad_input_is_refused_with_what_is_wrong(string method, string path, string body, int status, string says)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await registry.Http.SendJsonAsync(new HttpMethod(method), path, method == "GET" ? null : content, _ct);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.Contains(says, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by", 101)]
    [InlineData("why", 1_001)]
    public async Task Texts_are_bounded(string field, int length)
    {
        var body = new Dictionary<string, string> { ["by"] = "ana", ["why"] = "x", [field] = new('y', length) };

        var answer = await registry.Http.PostJsonAsync("/models/none/rollback", body, _ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains($"{field}: is longer than {length - 1} characters", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/models/none/versions/1/approve")]
    [InlineData("POST", "/models/none/versions/1/reject")]
    [InlineData("POST", "/models/none/rollback")]
    [InlineData("PUT", "/models/none/aliases/champion")]
    public async Task Changes_need_the_token(string method, string path)
    {
        using var http = new HttpClient { BaseAddress = registry.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendJsonAsync(new HttpMethod(method), path, new { }, _ct)).Status);
    }
}
