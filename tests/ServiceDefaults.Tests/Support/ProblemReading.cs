using System.Net.Http.Json;
using System.Text.Json;

namespace MlopsLab.ServiceDefaults.Tests.Support;

internal static class ProblemReading
{
    /// <summary>The body as a problem, after checking that it is one and that it agrees with the status line.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString() ?? "");
        return problem;
    }

    public static string Text(this JsonElement problem, string name) => problem.GetProperty(name).GetString() ?? "";
}
