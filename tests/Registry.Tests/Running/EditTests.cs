using System.Net;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class EditTests(RunningRegistry registry)
{
    private const string Reason = "by=ana&why=because";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tags_and_descriptions_are_shown_where_they_were_put()
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);
        await SendAsync(HttpMethod.Put, $"/models/{model}/tags", new { key = "team", value = "risk", by = "ana", why = "ownership" });
        await SendAsync(HttpMethod.Put, $"/models/{model}/versions/1/tags", new { key = "data/quality", value = "good", by = "ana", why = "checked" });
        await SendAsync(HttpMethod.Put, $"/models/{model}/description", new { description = "Card fraud", by = "ana", why = "docs" });
        await SendAsync(HttpMethod.Put, $"/models/{model}/versions/1/description", new { description = "The first", by = "ana", why = "docs" });

        var shown = await registry.Http.JsonAsync($"/models/{model}", _ct);

        var version = shown.GetProperty("versions")[0];
        Assert.Equal(("Card fraud", "risk"), (shown.Text("description"), shown.GetProperty("tags").Text("team")));
        Assert.Equal(("The first", "good"), (version.Text("description"), version.GetProperty("tags").Text("data/quality")));
        Assert.Equal(("snapshot-1", "view-1"), (version.GetProperty("lineage").Text("snapshot"), version.GetProperty("lineage").Text("view")));
        await SendAsync(HttpMethod.Delete, $"/models/{model}/versions/1/tags?key=data%2Fquality&{Reason}", null);
        Assert.Equal("{}", (await registry.Http.JsonAsync($"/models/{model}/versions/1", _ct)).Text("tags"));
    }

    [Fact]
    public async Task A_user_made_alias_comes_and_goes_and_stays_in_the_history()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await SendAsync(HttpMethod.Put, $"/models/{model}/aliases/candidate", new { version = "2", by = "ana", why = "looks good" });

        await SendAsync(HttpMethod.Delete, $"/models/{model}/aliases/candidate?by=bo&why=it+was+not", null);

        Assert.DoesNotContain("candidate", (await registry.Http.JsonAsync($"/models/{model}", _ct)).Text("aliases"), StringComparison.Ordinal);
        var line = (await registry.Http.JsonAsync($"/models/{model}/history", _ct)).EnumerateArray().Last();
        Assert.Equal(("unset", "candidate", "bo", "it was not"), (line.Text("kind"), line.Text("alias"), line.Text("by"), line.Text("why")));
    }

    [Theory]
    [InlineData("DELETE", "/models/{0}?by=ana&why=x", "champion")]
    [InlineData("DELETE", "/models/{0}/versions/1?by=ana&why=x", "champion")]
    [InlineData("DELETE", "/models/{0}/aliases/champion?by=ana&why=x", "champion")]
    [InlineData("POST", "/models/{0}/rename", "champion")]
    public async Task What_is_served_can_not_go_and_the_refusal_names_the_alias(string method, string path, string alias)
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);

        var answer = await registry.Http.SendJsonAsync(new HttpMethod(method), string.Format(null, path, model), method == "POST" ? new { newName = $"{model}b", by = "ana", why = "x" } : null, _ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(alias, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_version_is_gone_and_its_number_is_never_used_again()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await SendAsync(HttpMethod.Put, $"/models/{model}/aliases/candidate", new { version = "2", by = "ana", why = "looks good" });
        await SendAsync(HttpMethod.Delete, $"/models/{model}/versions/2?{Reason}", null);
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve($"{model} 3")), _ct);

        var versions = await registry.VersionsAsync(model, 2, _ct);

        Assert.Equal(["1", "3"], versions.Select(version => version.Text("version")));
        Assert.Equal(HttpStatusCode.NotFound, (await registry.Http.SendJsonAsync(HttpMethod.Get, $"/models/{model}/versions/2", null, _ct)).Status);
    }

    [Fact]
    public async Task A_version_deleted_while_it_was_promoted_does_not_become_champion()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await SendAsync(HttpMethod.Delete, $"/models/{model}/versions/2?{Reason}", null);

        await registry.HandledAsync(new RolloutPromoted(Guid.NewGuid(), model, "2", "healthy", DateTimeOffset.MaxValue), "rollout.promoted", _ct);

        Assert.Equal("1", await registry.ChampionAsync(model, _ct));
    }

    [Fact]
    public async Task A_rollback_skips_deleted_versions()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        await SendAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version = "2", by = "ana", why = "x" });
        await SendAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version = "3", by = "ana", why = "x" });
        await SendAsync(HttpMethod.Delete, $"/models/{model}/versions/2?{Reason}", null);

        var answer = await registry.Http.PostJsonAsync($"/models/{model}/rollback", new { by = "bo", why = "x" }, _ct);

        Assert.Equal("1", answer.Body.Text("version"));
    }

    [Fact]
    public async Task A_search_filters_orders_and_pages()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        await SendAsync(HttpMethod.Put, $"/models/{model}/versions/2/tags", new { key = "team", value = "risk", by = "ana", why = "x" });
        await SendAsync(HttpMethod.Put, $"/models/{model}/versions/3/tags", new { key = "team", value = "risk", by = "ana", why = "x" });
        var path = $"/search?filter={Uri.EscapeDataString($"name = '{model}' and tags.team = 'risk' and metrics.auc > 0.9")}&orderBy=version_number%20DESC&maxResults=1";

        var first = await registry.Http.JsonAsync(path, _ct);
        var second = await registry.Http.JsonAsync($"{path}&pageToken={Uri.EscapeDataString(first.Text("nextPageToken"))}", _ct);

        Assert.Equal("3", first.GetProperty("versions")[0].Text("version"));
        Assert.Equal(("2", ""), (second.GetProperty("versions")[0].Text("version"), second.Text("nextPageToken")));
    }

    [Theory]
    [InlineData("PUT", "/models/none/tags", """{"value":"x","by":"a","why":"b"}""", 400, "key: is empty")]
    [InlineData("PUT", "/models/none/tags", """{"key":"a\u0000","value":"x","by":"a","why":"b"}""", 400, "key: may hold")]
    [InlineData("PUT", "/models/none/tags", """{"key":"k","value":"x","by":"a","why":"b"}""", 404, "not registered")]
    [InlineData("PUT", "/models/none/description", """{"by":"a","why":"b"}""", 400, "description: is missing")]
    [InlineData("POST", "/models/none/rename", """{"newName":"a/b","by":"a","why":"b"}""", 400, "newName: holds")]
    [InlineData("POST", "/models/none/rename", """{"newName":"a","by":"a","why":"b"}""", 404, "not registered")]
    [InlineData("DELETE", "/models/none", "", 400, "by: is missing")]
    [InlineData("DELETE", "/models/none?by=a&why=b", "", 404, "not registered")]
    [InlineData("DELETE", "/models/none/aliases/x?by=a&why=b", "", 404, "no alias x")]
    [InlineData("GET", "/search?filter=owner%3D1", "", 400, "Invalid attribute key 'owner'")]
    [InlineData("GET", "/search?pageToken=x", "", 400, "Invalid page token")]
    [InlineData("GET", "/search?maxResults=0", "", 400, "maxResults")]
    [InlineData("GET", "/audit?limit=0", "", 400, "limit")]
    [InlineData("GET", "/audit/verify?head=x", "", 400, "head: is no head")]
    public async Task Bad_input_is_refused_with_what_is_wrong(string method, string path, string body, int status, string says)
    {
        using var content = body.Length == 0 ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await registry.Http.SendJsonAsync(new HttpMethod(method), path, content, _ct);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.Contains(says, answer.Detail, StringComparison.Ordinal);
    }

    private async Task SendAsync(HttpMethod method, string path, object? body)
    {
        var answer = await registry.Http.SendJsonAsync(method, path, body, _ct);
        Assert.True((int)answer.Status < 300, $"{method} {path}: {answer.Body.ToString()}");
    }
}
