using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>A row that fits the contract, and where the states of its entities are kept.</summary>
internal readonly record struct FoldRow(Row Row, string[] Keys, DateTimeOffset At);
