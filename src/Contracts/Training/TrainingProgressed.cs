namespace MlopsLab.Contracts.Training;

/// <summary>How far a run is: its stage and the share of the whole done, from 0 to 1.</summary>
/// <param name="Trees">Trees or iterations of the fit so far.</param>
/// <param name="Loss">Mean loss on the rows that only watch.</param>
/// <param name="EtaSeconds">What is still to come, judged by what is done.</param>
[Event("training.progressed", version: 1)]
public sealed record TrainingProgressed(
    string RunId,
    string Scenario,
    string Stage,
    double Fraction,
    DateTimeOffset At,
    int? Trees = null,
    double? Loss = null,
    double? EtaSeconds = null);
