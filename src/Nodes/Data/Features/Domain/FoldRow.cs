using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>A row that fits the contract, its position in its batch, and where the states of its entities are kept.</summary>
internal readonly record struct FoldRow(string Id, int Position, Row Row, string[] Keys, DateTimeOffset At);
