using System.Text.Json.Nodes;

namespace MlopsLab.Console.Runs;

/// <param name="Settings">In the order of the table's differing settings.</param>
internal sealed record ExperimentRow(JsonNode Run, IReadOnlyList<string> Settings, IReadOnlyList<ExperimentFigure> Figures);
