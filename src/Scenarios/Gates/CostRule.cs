namespace MlopsLab.Scenarios;

/// <summary>What mistakes may cost at the version's own threshold.</summary>
/// <param name="Margin">By which share of the champion's cost the version's may be larger; without a champion, of the cost of stopping nothing.</param>
/// <param name="AtMost">Mean cost per row that must not be exceeded; null for no such limit.</param>
public sealed record CostRule(Conduct Conduct, double Margin, double? AtMost);
