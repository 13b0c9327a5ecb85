using System.Text;
using MlopsLab.Contracts;

namespace MlopsLab.Architecture.Tests;

/// <summary>The event flow as a Mermaid chart: who reads what whom sends. The console, which reads everything, is left out.</summary>
internal static class FlowPicture
{
    public static string Draw()
    {
        var chart = new StringBuilder("```mermaid\nflowchart LR\n");
        foreach (var area in NodeCards.All.Where(Shown).GroupBy(card => card.Area).OrderBy(area => NodeTable.AreaOrder(area.Key)))
        {
            chart.Append($"  subgraph {area.Key}\n");
            foreach (var card in area)
            {
                chart.Append($"    {card.Name}\n");
            }

            chart.Append("  end\n");
        }

        chart.Append("  traffic -. records, labels .-> ingestion\n  traffic -. requests .-> gateway\n  gateway -. vectors .-> inference-stable & inference-canary\n");
        foreach (var (from, to, events) in Edges())
        {
            chart.Append($"  {from} -- {events} --> {to}\n");
        }

        return chart.Append("```\n").ToString();
    }

    /// <summary>One arrow for each event of a sender, to all its readers; alerts all go to incidents and are one arrow.</summary>
    private static IEnumerable<(string From, string To, string Events)> Edges() =>
        from sender in NodeCards.All.Where(Shown)
        from wire in sender.Sends
        let readers = NodeCards.ReadersOf(wire).Where(reader => reader != "console" && reader != sender.Name).ToArray()
        where readers.Length > 0
        group wire by (From: sender.Name, To: string.Join(" & ", readers)) into edge
        select (edge.Key.From, edge.Key.To, string.Join(", ", edge));

    private static bool Shown(NodeCard card) => card.Name != "console";
}
