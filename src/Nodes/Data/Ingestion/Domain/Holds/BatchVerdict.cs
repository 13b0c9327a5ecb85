namespace MlopsLab.Ingestion.Domain.Holds;

/// <summary>What happens to a batch: it goes into a hold, or on; and the hold that ended with it, if one did.</summary>
internal readonly record struct BatchVerdict(Hold? Into, Hold? Ended);
