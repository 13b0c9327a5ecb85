using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MlopsLab.Lab.Tests.Pages;

/// <summary>The console as people use it; every page also leaves its picture in <c>artifacts/screenshots</c>.</summary>
public sealed class PageTests(RunningLab running, Browser browser) : IClassFixture<Browser>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    [Fact]
    public async Task Without_its_token_the_console_shows_nothing()
    {
        var page = await browser.OpenAsync();

        var answer = await page.GotoAsync("/");

        Assert.Equal(401, answer?.Status);
        await Expect(page.Locator("body")).ToContainTextAsync("needs its token");
        await Expect(page.Locator(".box")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Flow_shows_every_node_with_the_version_it_serves_and_stays_live()
    {
        var page = await browser.EnterAsync();
        var complaints = Complaints(page);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Flow" })).ToBeVisibleAsync();
        Assert.DoesNotContain("token", page.Url, StringComparison.Ordinal);
        var nodes = (await running.Lab.NodesAsync(TestContext.Current.CancellationToken)).Count;
        await Expect(page.Locator(".figures")).ToContainTextAsync($"{nodes} of {nodes} healthy");
        await Expect(page.Locator(".box.bad, .box.unknown")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "inference-stable, Running" })).ToContainTextAsync("fraud");
        await Expect(page.Locator("table", new() { HasText = "canary's share" })).ToContainTextAsync("fraud");
        var sent = await SentAsync(page);
        await page.WaitForFunctionAsync("sent => Number([...document.querySelectorAll('.figures span')].find(span => span.textContent.endsWith(' sent'))?.querySelector('b').textContent) > sent", sent);
        await Browser.PictureAsync(page, "flow");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Flow_follows_the_dark_mode_of_the_machine()
    {
        var light = await browser.EnterAsync(options: new() { ColorScheme = ColorScheme.Light });
        var dark = await browser.EnterAsync(options: new() { ColorScheme = ColorScheme.Dark });

        await Browser.PictureAsync(dark, "flow-dark");
        Assert.True(await BrightnessAsync(light) > 0.8);
        Assert.True(await BrightnessAsync(dark) < 0.2);
    }

    [Fact]
    public async Task Flow_works_without_scripts_and_by_keyboard()
    {
        var bare = await browser.EnterAsync(options: new() { JavaScriptEnabled = false });
        await Expect(bare.Locator(".box.good")).Not.ToHaveCountAsync(0);

        var page = await browser.EnterAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("a.skip")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "cache, Running" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "cache" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Node_shows_state_queues_and_logs_and_its_button_restarts_it()
    {
        var page = await browser.EnterAsync("/node/cache");
        var before = await PidAsync(page);

        await Expect(page.Locator("table", new() { HasText = "consumers" })).ToContainTextAsync("cache.model.alias.moved");
        await Expect(page.Locator("pre")).ToContainTextAsync("Now listening on");
        await page.GetByRole(AriaRole.Button, new() { Name = "restart", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "restart: asked for." })).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("pid => document.querySelector('.figures .good') && document.querySelectorAll('.figures b')[3].textContent !== pid", before);
        Assert.NotEqual(before, await PidAsync(page));
        await Browser.PictureAsync(page, "node");
    }

    [Fact]
    public async Task Node_answers_the_five_questions_with_what_is_measured()
    {
        var page = await browser.EnterAsync("/node/ingestion");

        await Expect(page.Locator("dl.questions dt")).ToHaveCountAsync(5);
        await Expect(page.Locator("dl.questions dd").Nth(1)).ToContainTextAsync("monitor-data");
        await page.Locator("dl.questions summary").First.ClickAsync();
        await Expect(page.Locator("dl.questions li").First).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "questions");
    }

    [Fact]
    public async Task A_form_without_the_page_s_own_token_does_nothing()
    {
        var page = await browser.EnterAsync("/node/cache");
        var before = await PidAsync(page);

        var answer = await page.APIRequest.PostAsync("/node/cache/act", new() { Form = page.APIRequest.CreateFormData().Append("command", "kill") });

        Assert.Equal(400, answer.Status);
        Assert.Equal(before, await PidAsync(page));
    }

    [Fact]
    public async Task Spans_without_the_key_of_this_run_are_refused()
    {
        var page = await browser.OpenAsync();

        var answer = await page.APIRequest.PostAsync("/v1/traces", new() { Data = "" });

        Assert.Equal(401, answer.Status);
        Assert.Contains("x-otlp-api-key", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_lead_from_a_payment_through_the_nodes_it_passed()
    {
        var page = await browser.EnterAsync("/traces");
        var row = page.Locator("tbody tr", new() { HasText = "traffic → gateway" }).Filter(new() { HasText = "inference" }).First;
        await Expect(row).ToBeVisibleAsync(Soon);
        await Browser.PictureAsync(page, "traces");

        await page.GotoAsync(await row.GetByRole(AriaRole.Link).GetAttributeAsync("href") ?? "");

        foreach (var node in new[] { "traffic", "gateway", "inference-stable" })
        {
            await Expect(page.Locator(".waterfall tbody td:first-child", new() { HasText = node }).First).ToBeVisibleAsync();
        }

        var widths = await page.Locator(".waterfall td.time span").EvaluateAllAsync<double[]>("bars => bars.map(bar => bar.getBoundingClientRect().width)");
        Assert.True(widths.Length > 2 && widths.Max() > 4 * widths.Min(), $"Bars of {string.Join(", ", widths)} pixels.");
        await Browser.PictureAsync(page, "trace");
    }

    [Fact]
    public async Task Events_tell_what_happened_and_can_be_narrowed_to_a_kind()
    {
        var page = await browser.EnterAsync("/events");

        await page.GetByRole(AriaRole.Link, new() { Name = "model.alias.moved" }).First.ClickAsync();

        await page.WaitForURLAsync("**/events?type=model.alias.moved");
        Assert.Equal(["model.alias.moved"], (await page.Locator("tbody td:nth-child(3)").AllTextContentsAsync()).Distinct());
        await Browser.PictureAsync(page, "events");
    }

    [Fact]
    public async Task Data_shows_the_contract_and_the_snapshots_models_learn_from()
    {
        var page = await browser.EnterAsync("/data");

        await Expect(Section(page, "Contracts").GetByRole(AriaRole.Row, new() { Name = "fraud" })).ToContainTextAsync("1.0");
        var snapshot = Section(page, "Snapshots").GetByRole(AriaRole.Row, new() { Name = "fraud" }).First;
        Assert.InRange(int.Parse(await snapshot.Locator("td").Nth(3).InnerTextAsync(), CultureInfo.InvariantCulture), 1_000, int.MaxValue);
        await Browser.PictureAsync(page, "data");
    }

    [Fact]
    public async Task Training_shows_the_run_of_the_first_model_and_can_verify_it()
    {
        var page = await browser.EnterAsync("/training");

        var finished = Section(page, "Finished").GetByRole(AriaRole.Row, new() { Name = "fraud" }).Last;
        await Expect(finished).ToContainTextAsync("completed");
        await Expect(finished.GetByRole(AriaRole.Button)).ToHaveTextAsync("verify");
        await Browser.PictureAsync(page, "training");
    }

    [Fact]
    public async Task Models_shows_the_champion_what_it_was_made_of_and_the_head_of_the_audit_trail()
    {
        var page = await browser.EnterAsync("/models");

        var champion = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "champion" }).Filter(new() { HasText = "fraud" });
        await Expect(champion).ToContainTextAsync("approved");
        await Expect(champion).ToContainTextAsync("snapshot");
        await Expect(page.Locator("p code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]+:[0-9a-f]{64}$"));
        await Browser.PictureAsync(page, "models");
    }

    [Fact]
    public async Task Ledger_counts_every_event_and_none_is_lost()
    {
        var page = await browser.EnterAsync("/ledger");

        await Expect(Figure(page, "lost")).ToHaveTextAsync("0");
        await Expect(Figure(page, "double effects")).ToHaveTextAsync("0");
        Assert.InRange(int.Parse(await Figure(page, "processed").InnerTextAsync(), CultureInfo.InvariantCulture), 1, int.MaxValue);
        await Browser.PictureAsync(page, "ledger");
    }

    [Fact]
    public async Task A_page_says_so_while_the_console_is_away_and_comes_back_by_itself()
    {
        var ct = TestContext.Current.CancellationToken;
        var page = await browser.EnterAsync();

        await running.Lab.JsonAsync(ct, "node", "freeze", "console", "--json");

        await Expect(page.Locator(".stale")).ToBeVisibleAsync(Soon);
        await running.Lab.JsonAsync(ct, "node", "thaw", "console", "--json");
        await Expect(page.Locator(".stale")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator(".box.good")).Not.ToHaveCountAsync(0);
    }

    private static ILocator Section(IPage page, string heading) => page.Locator($"h2:text-is('{heading}') + table");

    private static ILocator Figure(IPage page, string name) => page.GetByRole(AriaRole.Row, new() { Name = name }).Locator("td");

    private static Task<string> PidAsync(IPage page) => page.Locator(".figures b").Nth(3).InnerTextAsync();

    private static async Task<double> SentAsync(IPage page) =>
        double.Parse(await page.Locator(".figures span", new() { HasText = " sent" }).Locator("b").InnerTextAsync(), CultureInfo.InvariantCulture);

    // Of the page's background, 0 black to 1 white.
    private static Task<double> BrightnessAsync(IPage page) => page.EvaluateAsync<double>(
        "() => { const c = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number); return (c[0] + c[1] + c[2]) / 765; }");

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }
}
