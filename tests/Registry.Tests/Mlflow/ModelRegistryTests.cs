using System.Text.Json;
using MlopsLab.Registry.Tests.Running;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Mlflow;

[Collection(RegistryCollection.Name)]
public class ModelRegistryTests(RunningRegistry registry)
{
    private const string Source = "s3://bucket/model";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly MlflowClient _mlflow = new(registry.Http);

    [Fact]
    public async Task A_model_is_created_found_described_renamed_and_deleted()
    {
        var name = RunningRegistry.NewModel();
        var made = (await _mlflow.PostAsync("registered-models/create", new { name, tags = new[] { new { key = "k", value = "v" } }, description = "d" }, _ct)).GetProperty("registered_model");
        var found = (await _mlflow.GetAsync($"registered-models/get?name={name}", _ct)).GetProperty("registered_model");
        var described = (await _mlflow.PatchAsync("registered-models/update", new { name, description = "other" }, _ct)).GetProperty("registered_model");
        var renamed = (await _mlflow.PostAsync("registered-models/rename", new { name, new_name = $"{name}-b" }, _ct)).GetProperty("registered_model");
        var deleted = await _mlflow.DeleteAsync("registered-models/delete", new { name = $"{name}-b" }, _ct);

        Assert.Equal((name, "d", JsonValueKind.Number), (made.Text("name"), made.Text("description"), made.GetProperty("creation_timestamp").ValueKind));
        Assert.Equal("""[{"key":"k","value":"v"}]""", found.GetProperty("tags").GetRawText());
        Assert.False(found.TryGetProperty("latest_versions", out _) || found.TryGetProperty("aliases", out _));
        Assert.Equal(("other", $"{name}-b", "{}"), (described.Text("description"), renamed.Text("name"), deleted.GetRawText()));
        Assert.Equal((404, "RESOURCE_DOES_NOT_EXIST", $"Registered Model with name={name}-b not found"), await _mlflow.RefusedAsync("GET", $"registered-models/get?name={name}-b", null, _ct));
    }

    [Fact]
    public async Task A_version_has_the_members_a_client_reads()
    {
        var name = await ModelAsync();

        var version = (await _mlflow.PostAsync("model-versions/create", new { name, source = Source, run_id = "6f05", run_link = "", description = "", tags = new[] { new { key = "k", value = "v" } } }, _ct)).GetProperty("model_version");
        await _mlflow.PostAsync("registered-models/alias", new { name, alias = "champion", version = "1" }, _ct);
        var found = (await _mlflow.GetAsync($"model-versions/get?name={name}&version=1", _ct)).GetProperty("model_version");

        Assert.Equal((name, "1", "None", "READY", Source, "6f05"), (version.Text("name"), version.GetProperty("version").GetString(), version.Text("current_stage"), version.Text("status"), version.Text("source"), version.Text("run_id")));
        Assert.Equal((JsonValueKind.Number, "", ""), (version.GetProperty("last_updated_timestamp").ValueKind, version.Text("run_link"), version.Text("description")));
        Assert.False(version.TryGetProperty("aliases", out _));
        Assert.Equal("""["champion"]""", found.GetProperty("aliases").GetRawText());
        Assert.Equal(Source, (await _mlflow.GetAsync($"model-versions/get-download-uri?name={name}&version=1", _ct)).Text("artifact_uri"));
    }

    [Fact]
    public async Task Fifty_creates_at_once_give_the_versions_one_to_fifty()
    {
        var name = await ModelAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => VersionAsync(name)));

        Assert.Equal(Enumerable.Range(1, 50), made.Select(int.Parse).Order());
    }

    [Fact]
    public async Task Tags_come_and_go_and_deleting_one_that_is_not_there_is_no_error()
    {
        var name = await ModelAsync();
        await VersionAsync(name);
        await _mlflow.PostAsync("registered-models/set-tag", new { name, key = "team", value = "risk" }, _ct);
        await _mlflow.PostAsync("model-versions/set-tag", new { name, version = "1", key = "ok", value = "yes" }, _ct);
        var both = (await _mlflow.GetAsync($"registered-models/get?name={name}", _ct)).GetProperty("registered_model");
        await _mlflow.DeleteAsync("registered-models/delete-tag", new { name, key = "team" }, _ct);
        await _mlflow.DeleteAsync("model-versions/delete-tag", new { name, version = "1", key = "ok" }, _ct);
        await _mlflow.DeleteAsync("model-versions/delete-tag", new { name, version = "1", key = "ok" }, _ct);

        var none = (await _mlflow.GetAsync($"registered-models/get?name={name}", _ct)).GetProperty("registered_model");

        Assert.Equal("""[{"key":"team","value":"risk"}]""", both.GetProperty("tags").GetRawText());
        Assert.Equal("""[{"key":"ok","value":"yes"}]""", both.GetProperty("latest_versions")[0].GetProperty("tags").GetRawText());
        Assert.False(none.TryGetProperty("tags", out _) || none.GetProperty("latest_versions")[0].TryGetProperty("tags", out _));
    }

    [Fact]
    public async Task An_alias_moves_resolves_and_goes()
    {
        var name = await ModelAsync();
        await VersionAsync(name);
        await VersionAsync(name);
        await _mlflow.PostAsync("registered-models/alias", new { name, alias = "Best_one", version = "1" }, _ct);
        await _mlflow.PostAsync("registered-models/alias", new { name, alias = "Best_one", version = "2" }, _ct);
        await _mlflow.PostAsync("registered-models/alias", new { name, alias = "Best_one", version = "2" }, _ct);

        var found = (await _mlflow.GetAsync($"registered-models/alias?name={name}&alias=Best_one", _ct)).GetProperty("model_version");
        await _mlflow.DeleteAsync("registered-models/alias", new { name, alias = "Best_one" }, _ct);
        await _mlflow.DeleteAsync("registered-models/alias", new { name, alias = "Best_one" }, _ct);

        Assert.Equal("2", found.Text("version"));
        Assert.Equal((400, "INVALID_PARAMETER_VALUE", "Registered model alias Best_one not found."), await _mlflow.RefusedAsync("GET", $"registered-models/alias?name={name}&alias=Best_one", null, _ct));
    }

    [Fact]
    public async Task Stages_are_still_served()
    {
        var name = await ModelAsync();
        await VersionAsync(name);
        await VersionAsync(name);
        await _mlflow.PostAsync("model-versions/transition-stage", new { name, version = "1", stage = "production", archive_existing_versions = false }, _ct);

        await _mlflow.PostAsync("model-versions/transition-stage", new { name, version = "2", stage = "Production", archive_existing_versions = true }, _ct);
        var latest = (await _mlflow.PostAsync("registered-models/get-latest-versions", new { name, stages = new[] { "Production", "Archived" } }, _ct)).GetProperty("model_versions");

        Assert.Equal([("1", "Archived"), ("2", "Production")], latest.EnumerateArray().Select(version => (version.Text("version"), version.Text("current_stage"))));
        Assert.Equal("{}", (await _mlflow.GetAsync($"registered-models/get-latest-versions?name={name}&stages=Staging", _ct)).GetRawText());
    }

    [Fact]
    public async Task Searches_filter_order_and_page()
    {
        var prefix = RunningRegistry.NewModel();
        foreach (var letter in new[] { "a", "b", "C" })
        {
            await _mlflow.PostAsync("registered-models/create", new { name = $"{prefix}-{letter}", tags = new[] { new { key = "my key", value = letter } } }, _ct);
            await VersionAsync($"{prefix}-{letter}", runId: $"run{letter}");
        }

        // The client adds the second clause on its own, so that prompts stay out.
        var filter = Uri.EscapeDataString($"name LIKE '{prefix}%' AND tag.`mlflow.prompt.is_prompt` != 'true'");
        var first = await _mlflow.GetAsync($"registered-models/search?filter={filter}&max_results=2&order_by=name+DESC", _ct);
        var second = await _mlflow.GetAsync($"registered-models/search?filter={filter}&max_results=2&order_by=name+DESC&page_token={Uri.EscapeDataString(first.Text("next_page_token"))}", _ct);

        Assert.Equal([$"{prefix}-b", $"{prefix}-a", $"{prefix}-C"], Names(first, "registered_models").Concat(Names(second, "registered_models")));
        Assert.Equal("", second.Text("next_page_token"));
        Assert.Equal([$"{prefix}-C"], Names(await _mlflow.GetAsync($"registered-models/search?filter={Uri.EscapeDataString($"name ILIKE '{prefix}-c' and tags.`my key` = 'C'")}", _ct), "registered_models"));
        Assert.Equal([$"{prefix}-b"], Names(await _mlflow.GetAsync($"model-versions/search?filter={Uri.EscapeDataString($"run_id = 'runb' and name LIKE '{prefix}%'")}", _ct), "model_versions"));
        Assert.Equal("{}", (await _mlflow.GetAsync("model-versions/search?filter=run_id%3D%27none%27", _ct)).GetRawText());
        Assert.Equal([$"{prefix}-C", $"{prefix}-a", $"{prefix}-b"], Names(await _mlflow.GetAsync($"model-versions/search?order_by=version_number+DESC&filter={filter}", _ct), "model_versions"));
        Assert.Equal([$"{prefix}-C", $"{prefix}-b", $"{prefix}-a"], Names(await _mlflow.GetAsync($"model-versions/search?filter={filter}", _ct), "model_versions"));
    }

    [Fact]
    public async Task A_deleted_version_frees_its_aliases_and_never_its_number()
    {
        var name = await ModelAsync();
        await VersionAsync(name);
        await _mlflow.PostAsync("registered-models/alias", new { name, alias = "best", version = "1" }, _ct);
        await _mlflow.DeleteAsync("model-versions/delete", new { name, version = "1" }, _ct);
        await _mlflow.DeleteAsync("registered-models/delete", new { name }, _ct);
        await _mlflow.PostAsync("registered-models/create", new { name }, _ct);

        Assert.Equal("2", await VersionAsync(name));
        Assert.Equal(404, (await _mlflow.RefusedAsync("GET", $"model-versions/get?name={name}&version=1", null, _ct)).Status);
        Assert.Equal(400, (await _mlflow.RefusedAsync("GET", $"registered-models/alias?name={name}&alias=best", null, _ct)).Status);
    }

    [Fact]
    public async Task What_the_lab_serves_takes_only_versions_the_lab_holds()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        var outside = await VersionAsync(model);
        var copy = await VersionAsync(model, source: $"models:/{model}/2");

        var champion = await _mlflow.RefusedAsync("POST", "registered-models/alias", $$"""{"name":"{{model}}","alias":"champion","version":"{{outside}}"}""", _ct);
        var unapproved = await _mlflow.RefusedAsync("POST", "registered-models/alias", $$"""{"name":"{{model}}","alias":"champion","version":"{{copy}}"}""", _ct);
        var approve = await registry.Http.PostJsonAsync($"/models/{model}/versions/{outside}/approve", new { by = "ana", why = "x" }, _ct);
        await _mlflow.PostAsync("registered-models/alias", new { name = model, alias = "candidate", version = outside }, _ct);
        await registry.Http.PostJsonAsync($"/models/{model}/versions/{copy}/approve", new { by = "ana", why = "x" }, _ct);
        await _mlflow.PostAsync("registered-models/alias", new { name = model, alias = "champion", version = copy }, _ct);

        Assert.Equal((409, "RESOURCE_CONFLICT"), (champion.Status, champion.Code));
        Assert.Contains(Source, champion.Message, StringComparison.Ordinal);
        Assert.Contains("not approved", unapproved.Message, StringComparison.Ordinal);
        Assert.Contains("can't be deployed", approve.Detail, StringComparison.Ordinal);
        Assert.Equal(copy, await registry.ChampionAsync(model, _ct));
    }

    [Fact]
    public async Task The_artifact_of_a_version_the_lab_trained_is_downloaded_like_any_other()
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);
        var uri = (await _mlflow.GetAsync($"model-versions/get-download-uri?name={model}&version=1", _ct)).Text("artifact_uri");
        var path = uri["mlflow-artifacts:/".Length..];

        var listed = await registry.Http.JsonAsync($"/api/2.0/mlflow-artifacts/artifacts?path={path}", _ct);
        var content = await registry.Http.GetStringAsync($"/api/2.0/mlflow-artifacts/artifacts/{path}/{listed.GetProperty("files")[0].Text("path")}", _ct);

        Assert.Equal($"{model} 1", content);
    }

    [Theory]
    [InlineData("POST", "registered-models/create", """{"name":""}""", 400, "INVALID_PARAMETER_VALUE", "Missing value for required parameter 'name'")]
    [InlineData("POST", "registered-models/create", "{}", 400, "INVALID_PARAMETER_VALUE", "Missing value for required parameter 'name'")]
    [InlineData("POST", "registered-models/create", """{"name":7}""", 400, "INVALID_PARAMETER_VALUE", "Invalid value 7 for parameter 'name'")]
    [InlineData("POST", "registered-models/create", """{"name":"a/b"}""", 400, "INVALID_PARAMETER_VALUE", "Invalid model name")]
    [InlineData("POST", "registered-models/create", """{"name":"a","name":"b"}""", 400, "BAD_REQUEST", "no JSON object")]
    [InlineData("POST", "registered-models/create", """{"name":"a","tags":[{"key":"k","key":"l"}]}""", 400, "BAD_REQUEST", "no JSON object")]
    [InlineData("POST", "registered-models/create", """{"name":"a\ud800"}""", 400, "BAD_REQUEST", "no JSON object")]
    [InlineData("POST", "registered-models/create", """{"name":"a","description":"\u0000"}""", 400, "INVALID_PARAMETER_VALUE", "NUL")]
    [InlineData("GET", "registered-models/get?name=a%00", null, 400, "INVALID_PARAMETER_VALUE", "NUL")]
    [InlineData("POST", "registered-models/create", """{"name":"a","tags":{"k":"v"}}""", 400, "INVALID_PARAMETER_VALUE", "'tags'")]
    [InlineData("POST", "registered-models/create", """{"name":"a","tags":["k"]}""", 400, "INVALID_PARAMETER_VALUE", "'tags'")]
    [InlineData("POST", "registered-models/create", "{", 400, "BAD_REQUEST", "no JSON object")]
    [InlineData("POST", "registered-models/create", "[]", 400, "BAD_REQUEST", "no JSON object")]
    [InlineData("GET", "registered-models/get?name=none", null, 404, "RESOURCE_DOES_NOT_EXIST", "Registered Model with name=none not found")]
    [InlineData("PATCH", "registered-models/update", """{"name":"none","description":"x"}""", 404, "RESOURCE_DOES_NOT_EXIST", "not found")]
    [InlineData("DELETE", "registered-models/delete", """{"name":"none"}""", 404, "RESOURCE_DOES_NOT_EXIST", "not found")]
    [InlineData("POST", "model-versions/create", """{"name":"none","source":"s3://b"}""", 404, "RESOURCE_DOES_NOT_EXIST", "Registered Model with name=none not found")]
    [InlineData("POST", "model-versions/create", """{"name":"none"}""", 400, "INVALID_PARAMETER_VALUE", "'source'")]
    [InlineData("GET", "model-versions/get?name=none&version=99", null, 404, "RESOURCE_DOES_NOT_EXIST", "Model Version (name=none, version=99) not found")]
    [InlineData("GET", "model-versions/get?name=none&version=x", null, 400, "INVALID_PARAMETER_VALUE", "must be an integer, got 'x'")]
    [InlineData("POST", "model-versions/transition-stage", """{"name":"n","version":"1","stage":"Live"}""", 400, "INVALID_PARAMETER_VALUE", "Invalid Model Version stage: Live")]
    [InlineData("POST", "model-versions/transition-stage", """{"name":"n","version":"1","stage":"None","archive_existing_versions":true}""", 400, "INVALID_PARAMETER_VALUE", "not an Active stage")]
    [InlineData("POST", "registered-models/alias", """{"name":"n","alias":"latest","version":"1"}""", 400, "INVALID_PARAMETER_VALUE", "reserved")]
    [InlineData("POST", "registered-models/alias", """{"name":"n","alias":"v1","version":"1"}""", 400, "INVALID_PARAMETER_VALUE", "reserved")]
    [InlineData("POST", "registered-models/alias", """{"name":"n","alias":"a b","version":"1"}""", 400, "INVALID_PARAMETER_VALUE", "Invalid alias name")]
    [InlineData("GET", "registered-models/search?filter=owner+%3D+%27x%27", null, 400, "INVALID_PARAMETER_VALUE", "Invalid attribute key 'owner'")]
    [InlineData("GET", "registered-models/search?max_results=1001", null, 400, "INVALID_PARAMETER_VALUE", "max_results")]
    [InlineData("GET", "registered-models/search?page_token=x", null, 400, "INVALID_PARAMETER_VALUE", "Invalid page token")]
    [InlineData("GET", "model-versions/search?order_by=run_id", null, 400, "INVALID_PARAMETER_VALUE", "Invalid attribute key 'run_id'")]
    [InlineData("POST", "logged-models", "{}", 404, "ENDPOINT_NOT_FOUND", "not served here")]
    public async Task Refusals_have_the_codes_of_the_real_server(string method, string path, string? body, int status, string code, string says)
    {
        var refused = await _mlflow.RefusedAsync(method, path, body, _ct);

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_with_400()
    {
        var name = await ModelAsync();

        var again = await _mlflow.RefusedAsync("POST", "registered-models/create", $$"""{"name":"{{name}}"}""", _ct);

        Assert.Equal((400, "RESOURCE_ALREADY_EXISTS", $"Registered Model (name={name}) already exists."), again);
    }

    [Fact]
    public async Task The_browser_prefix_answers_too_and_changes_need_the_token()
    {
        var name = await ModelAsync();
        var ajax = new MlflowClient(registry.Http, "/ajax-api/2.0/mlflow");
        using var stranger = new HttpClient { BaseAddress = registry.Http.BaseAddress };

        var refused = await new MlflowClient(stranger).RefusedAsync("POST", "registered-models/create", """{"name":"x"}""", _ct);

        Assert.Equal(name, (await ajax.GetAsync($"registered-models/get?name={name}", _ct)).GetProperty("registered_model").Text("name"));
        Assert.Equal(401, refused.Status);
        Assert.Equal(name, (await new MlflowClient(stranger).GetAsync($"registered-models/get?name={name}", _ct)).GetProperty("registered_model").Text("name"));
    }

    private async Task<string> ModelAsync()
    {
        var name = RunningRegistry.NewModel();
        await _mlflow.PostAsync("registered-models/create", new { name }, _ct);
        return name;
    }

    private async Task<string> VersionAsync(string name, string source = Source, string runId = "") =>
        (await _mlflow.PostAsync("model-versions/create", new { name, source, run_id = runId }, _ct)).GetProperty("model_version").Text("version");

    private static IEnumerable<string> Names(JsonElement page, string list) => page.GetProperty(list).EnumerateArray().Select(one => one.Text("name"));
}
