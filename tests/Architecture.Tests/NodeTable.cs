using MlopsLab.Contracts;

namespace MlopsLab.Architecture.Tests;

internal static class NodeTable
{
    public static string Write() => string.Concat(
        NodeCards.All.OrderBy(card => AreaOrder(card.Area)).ThenBy(card => card.Name, StringComparer.Ordinal)
            .Select(card => $"| [{card.Name}](src/Nodes/{card.Area}/{card.Project}/README.md) | {card.Job} | {card.Keeps} |\n")
            .Prepend("| node | job | keeps |\n|---|---|---|\n"));

    public static int AreaOrder(string area) => Array.IndexOf(["Data", "Model", "Serving", "Watch"], area);
}
