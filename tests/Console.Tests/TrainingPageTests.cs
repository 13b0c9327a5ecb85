using System.Net;
using System.Text.RegularExpressions;
using MlopsLab.TestNodes;

namespace MlopsLab.Console.Tests;

public sealed partial class TrainingPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_under_way_shows_its_stage_its_loss_and_the_time_left()
    {
        var row = Row(await PageAsync(), "Under way", "aaaaaaaaaaaa");

        Assert.Contains("<td>train</td>", row, StringComparison.Ordinal);
        Assert.Contains("61 %", row, StringComparison.Ordinal);
        Assert.Contains("<td>42 s</td>", row, StringComparison.Ordinal);
        Assert.Contains("loss 0.1767 → 0.0818 after 120 steps", row, StringComparison.Ordinal);
        Assert.Matches("<polyline points=\"0,0 [0-9., ]+ 180,40\"", row);
        Assert.Contains("value=\"cancel\"", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_what_is_over_and_what_is_planned_are_there_too()
    {
        var page = await PageAsync();

        Assert.Contains("value=\"cancel\"", Row(page, "Waiting", "bbbbbbbbbbbb"), StringComparison.Ordinal);
        Assert.Contains("same artifact c0ffee00c0ffee00", Row(page, "Finished", "eeeeeeeeeeee"), StringComparison.Ordinal);
        Assert.Contains("value=\"verify\"", Row(page, "Finished", "eeeeeeeeeeee"), StringComparison.Ordinal);
        Assert.Contains("2026-11-24 03:00:00", Row(page, "Schedules", "nightly"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>to try", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiments_stand_side_by_side_with_what_differs_and_the_better_one_marked()
    {
        var page = await PageAsync();

        var section = Section(page, "Experiments");
        Assert.Contains("All of them: learner = gbdt, snapshot = 5f0c9a1e7d33, trees = 200", section, StringComparison.Ordinal);
        Assert.Contains("<th>leaves</th>", section, StringComparison.Ordinal);
        Assert.DoesNotContain("<th>trees</th>", section, StringComparison.Ordinal);
        Assert.Contains("<span class=\"best\">0.8611 [0.8511, 0.8711]</span>", Row(page, "Experiments", "dddddddddddd"), StringComparison.Ordinal);
        Assert.Contains("<span class=\"\">0.8432 [0.8332, 0.8532]</span>", Row(page, "Experiments", "cccccccccccc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancel", RunningConsole.Running, "cancel", "by", "console")]
    [InlineData("graduate", RunningConsole.Large, "graduate", "reason", "graduated from 01900000-0000-7000-8000-dddddddddddd")]
    [InlineData("verify", RunningConsole.Finished, "rerun", "verify", "True")]
    public async Task A_button_asks_the_training_node_in_the_name_of_the_lab(string act, string run, string path, string member, string value)
    {
        var answer = await ActAsync(act, run);

        Assert.Contains($"{act} {run}: asked for.", answer, StringComparison.Ordinal);
        var asked = console.Asked.Last(one => one.Path == $"{run}/{path}");
        Assert.Equal((value, $"Bearer {NodeProcess.Token}"), (RunningConsole.Posted(asked.Body, member), asked.Token));
    }

    [Fact]
    public async Task What_the_training_node_refuses_is_told_in_its_words()
    {
        var answer = await ActAsync("cancel", RunningConsole.Waiting);

        Assert.Contains("Only a run that waits or is under way can be cancelled", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_no_page_has_asks_nobody()
    {
        var answer = await ActAsync("delete", RunningConsole.Small);

        Assert.Contains("There is no action", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(console.Asked, one => one.Path.StartsWith(RunningConsole.Small, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_the_page_s_own_token_does_nothing()
    {
        var before = console.Asked.Count;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["run"] = RunningConsole.Running, ["act"] = "cancel" });

        using var answer = await console.Http.PostAsync("/training/act", form, Ct);

        Assert.Equal((HttpStatusCode.BadRequest, before), (answer.StatusCode, console.Asked.Count));
    }

    private async Task<string> PageAsync() => Unspaced(await console.Http.GetStringAsync("/training", Ct));

    private async Task<string> ActAsync(string act, string run)
    {
        var token = TokenField().Match(await console.Http.GetStringAsync("/training", Ct));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { [token.Groups[1].Value] = token.Groups[2].Value, ["run"] = run, ["act"] = act });
        using var answer = await console.Http.PostAsync("/training/act", form, Ct);

        // A client does not carry its token over a redirect.
        return WebUtility.HtmlDecode(await console.Http.GetStringAsync(answer.RequestMessage?.RequestUri?.PathAndQuery, Ct));
    }

    private static string Unspaced(string page) => WebUtility.HtmlDecode(Spaces().Replace(page, " ").Replace("&lt;", "&amp;lt;", StringComparison.Ordinal));

    private static string Section(string page, string heading) => page.Split($"<h2>{heading}</h2>")[1].Split("<h2>")[0];

    private static string Row(string page, string heading, string mark) => Section(page, heading).Split("<tr>").Single(row => row.Contains($">{mark}<", StringComparison.Ordinal));

    [GeneratedRegex("name=\"(__[A-Za-z]+)\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
