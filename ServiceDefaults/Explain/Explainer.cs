using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using MlopsLab.ServiceDefaults.Telemetry;

namespace MlopsLab.ServiceDefaults.Explain;

/// <summary>Answers the five questions with what is measured at this moment; a part that can't tell is left out and logged.</summary>
internal sealed class Explainer(NodeIdentity node, IServiceProvider services, HealthCheckService health, TimesSpent times, ILogger<Explainer> log)
{
    public async Task<Explained> AnswerAsync(CancellationToken ct)
    {
        var facts = await Task.WhenAll(services.GetServices<IExplanation>().Prepend(new ProcessFacts()).Select(part => ReadAsync(part, ct)));
        Remark[] remarks =
        [
            Answers.BreaksFirst(facts.SelectMany(part => part.Strains)),
            Answers.Latency(times.Read()),
            Answers.StillWorking(await health.CheckHealthAsync(ct)),
            .. facts.SelectMany(part => part.Remarks),
        ];
        return new Explained(node.Name, [.. Enum.GetValues<Question>().Select(question => Answers.Join(question, remarks))]);
    }

    private async Task<NodeFacts> ReadAsync(IExplanation part, CancellationToken ct)
    {
        try
        {
            return await part.ReadAsync(ct);
        }
        catch (Exception silent) when (!ct.IsCancellationRequested)
        {
            log.PartUnexplained(part.GetType().Name, silent);
            return new NodeFacts([], []);
        }
    }
}
