namespace MlopsLab.Registry.Mlflow;

internal static class Sizes
{
    public static int Of(MlflowCall call, int usual, int most) => call.Number("max_results") switch
    {
        null => usual,
        { } asked when asked > most => throw MlflowException.Invalid($"Invalid value for request parameter max_results. It must be at most {most}, but got value {asked}"),
        { } asked when asked < 1 => throw MlflowException.Invalid($"Invalid value for request parameter max_results. It must be at least 1, but got value {asked}"),
        { } asked => (int)asked,
    };
}
