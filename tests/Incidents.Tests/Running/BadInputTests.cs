using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MlopsLab.TestNodes;

namespace MlopsLab.Incidents.Tests.Running;

[Collection(IncidentsCollection.Name)]
public sealed class BadInputTests(RunningIncidents incidents)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Decisions => new()
    {
        { "", "body" },
        { "{", "body" },
        { "null", "body" },
        { "[]", "body" },
        { "{}", "by: is missing" },
        { """{"by":""}""", "by: is missing" },
        { """{"by":"  "}""", "by: is missing" },
        { """{"by":5}""", "by" },
        { $$"""{"by":"{{new string('x', 1_001)}}"}""", "by: is missing or too long" },
        { $$"""{"by":"ana","why":"{{new string('x', 1_001)}}"}""", "why: has 1001 characters" },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_decision_that_makes_no_sense_is_refused_with_what_is_wrong(string body, string says)
    {
        foreach (var verb in new[] { "ack", "resolve" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var answer = await incidents.Http.PostJsonAsync($"/incidents/i-1/{verb}", content, _ct);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(says, answer.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/incidents/none", 404)]
    [InlineData("POST", "/incidents/none/ack", 404)]
    [InlineData("POST", "/incidents/none/resolve", 404)]
    [InlineData("GET", "/alerts?all=perhaps", 400)]
    public async Task What_does_not_exist_is_not_found(string method, string path, int status)
    {
        var answer = await incidents.Http.SendJsonAsync(new HttpMethod(method), path, method == "POST" ? new { by = "ana" } : null, _ct);

        Assert.Equal((HttpStatusCode)status, answer.Status);
    }

    [Fact]
    public async Task A_resolved_incident_is_not_taken_any_more()
    {
        var id = await incidents.OpenAsync(RunningIncidents.Alert(RunningIncidents.NewSuspect()), _ct);
        await incidents.Http.PostJsonAsync($"/incidents/{id}/resolve", new { by = "ana" }, _ct);

        Assert.Equal(HttpStatusCode.Conflict, (await incidents.Http.PostJsonAsync($"/incidents/{id}/ack", new { by = "bo" }, _ct)).Status);
    }

    [Theory]
    [InlineData("ack")]
    [InlineData("resolve")]
    public async Task Decisions_need_the_token(string verb)
    {
        using var http = new HttpClient { BaseAddress = incidents.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostJsonAsync($"/incidents/i-1/{verb}", new { by = "ana" }, _ct)).Status);
    }
}
