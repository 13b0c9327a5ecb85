using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>
/// Reads models of XGBoost (JSON and UBJSON, 1.x to 3.x) and LightGBM (text, v3 and v4): one output, trees only. XGBoost's
/// scores come out bit for bit, in its floats; LightGBM's to the last few bits. Nothing in a file is executed or trusted.
/// </summary>
public static class ModelImport
{
    /// <summary>A larger file is refused unread.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    internal const int MostTrees = 10_000;
    internal const int MostInputs = 10_000;

    public static ImportReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes)
        {
            return Refuse($"{file.Length} bytes are more than the {MaxBytes} allowed.");
        }

        try
        {
            return new(Model(file), null);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused.Message);
        }
    }

    private static ImportedModel Model(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("tree\n"u8) || file.StartsWith("tree\r\n"u8))
        {
            return LightGbmImport.Read(file);
        }

        if (file.Length < 2 || file[0] != '{')
        {
            throw new RefusedException("byte 0", "is the start of no format that is known here: XGBoost's JSON or UBJSON, LightGBM's text.");
        }

        var isJson = file[1] is (byte)'"' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
        return XgboostImport.Read(isJson ? JsonNodes.Read(file) : UbjsonNodes.Read(file));
    }

    private static ImportReading Refuse(string why) => new(null, $"The model is refused: {why}");
}
