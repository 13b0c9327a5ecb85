namespace MlopsLab.Inference.Domain;

/// <summary>How much of the memory budget is taken, and who gives way.</summary>
internal static class LoadedRoom
{
    public static long BytesOf(Dictionary<string, ServedModel> models) => models.Values.Sum(served => served.Versions.Sum(loaded => loaded.Bytes));

    /// <summary>Versions that don't serve give way, those loaded first before the others, until the rest fits.</summary>
    public static Dictionary<string, ServedModel> Fit(Dictionary<string, ServedModel> models, long budget)
    {
        while (BytesOf(models) > budget && Spare(models) is { } oldest)
        {
            models[oldest.Model] = models[oldest.Model].Without(oldest);
        }

        return models;
    }

    private static LoadedModel? Spare(Dictionary<string, ServedModel> models) =>
        models.Values.SelectMany(served => served.Versions.Skip(1).Reverse()).MinBy(loaded => loaded.LoadedAt);
}
