using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class AuditTests(RunningRegistry registry)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_leaves_a_row_that_says_who_and_why()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version = "2", by = "ana", why = "better" }, _ct);
        await registry.Http.PostJsonAsync($"/models/{model}/rollback", new { by = "bo", why = "worse after all" }, _ct);
        await registry.Http.PostJsonAsync($"/models/{model}/versions/2/reject", new { by = "bo", why = "chargebacks" }, _ct);
        await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/tags", new { key = "team", value = "risk", by = "ana", why = "ownership" }, _ct);
        await registry.Http.SendJsonAsync(HttpMethod.Delete, $"/models/{model}/versions/2?by=cy&why=tidy", null, _ct);

        var rows = (await registry.Http.JsonAsync($"/audit?model={model}", _ct)).GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(
            ["version.registered", "version.gated", "version.approved", "alias.set", "version.registered", "version.gated", "version.approved", "alias.set", "alias.rolled.back", "version.rejected", "model.tag.set", "version.deleted"],
            rows.Select(row => row.Text("action")));
        Assert.Equal(("ana", "tested", $"{model}/2"), (rows[6].Text("actor"), rows[6].Text("reason"), rows[6].Text("subject")));
        Assert.Equal(("bo", "worse after all", "2"), (rows[8].Text("actor"), rows[8].Text("reason"), rows[8].GetProperty("payload").Text("from")));
        Assert.True((await registry.Http.JsonAsync("/audit/verify", _ct)).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task A_row_changed_in_the_store_is_named_and_so_is_a_tail_cut_off()
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);
        var trail = await registry.Http.JsonAsync($"/audit?model={model}", _ct);
        var (seq, head) = (trail.GetProperty("rows")[2].GetProperty("seq").GetInt64(), trail.Text("head"));
        await registry.RunSqlAsync($"UPDATE audit SET actor = 'eve' WHERE seq = {seq}", _ct);
        var changed = await registry.Http.JsonAsync("/audit/verify", _ct);
        await registry.RunSqlAsync($"UPDATE audit SET actor = 'lab' WHERE seq = {seq}", _ct);
        await registry.RunSqlAsync("CREATE TABLE cut AS SELECT * FROM audit ORDER BY seq DESC LIMIT 1; DELETE FROM audit WHERE seq = (SELECT MAX(seq) FROM audit)", _ct);

        var (cut, unnoticed) = (await registry.Http.JsonAsync($"/audit/verify?head={head}", _ct), await registry.Http.JsonAsync("/audit/verify", _ct));

        await registry.RunSqlAsync("INSERT INTO audit SELECT * FROM cut; DROP TABLE cut", _ct);
        Assert.Equal(("False", $"{seq}"), (changed.Text("intact"), changed.Text("firstBroken")));
        Assert.Equal(("False", head.Split(':')[0]), (cut.Text("intact"), cut.Text("firstBroken")));
        Assert.Equal("True", unnoticed.Text("intact"));
        Assert.True((await registry.Http.JsonAsync($"/audit/verify?head={head}", _ct)).GetProperty("intact").GetBoolean());
    }
}
