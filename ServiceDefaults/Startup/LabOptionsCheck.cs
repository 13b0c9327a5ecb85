using Microsoft.Extensions.Options;

namespace MlopsLab.ServiceDefaults.Startup;

internal sealed class LabOptionsCheck : IValidateOptions<LabOptions>
{
    public ValidateOptionsResult Validate(string? name, LabOptions options)
    {
        string[] errors = [.. NameErrors(options.Name), .. DataErrors(options), .. TokenErrors(options)];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> NameErrors(string name)
    {
        if (name.Length is 0 or > 64 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            yield return $"OTEL_SERVICE_NAME: '{name}' is not a node name; use 1-64 letters, digits and dashes.";
        }
    }

    private static IEnumerable<string> DataErrors(LabOptions options)
    {
        if (options.Data.Length == 0)
        {
            yield return "LAB_DATA: not set; set it to a folder where nodes may keep their data.";
        }
        else if (WhyUnusable(options.Data) is { } reason)
        {
            yield return $"LAB_DATA: '{options.Data}' can't be used ({reason}); set it to a folder this user may write to.";
        }
    }

    private static string? WhyUnusable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return null;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return reason.Message.TrimEnd('.');
        }
    }

    private static IEnumerable<string> TokenErrors(LabOptions options)
    {
        if (options.Token.Length == 0 && !options.AllowAnonymous)
        {
            yield return "LAB_TOKEN: not set; set it to the lab's token, or LAB_ALLOW_ANONYMOUS=true to let anybody change state.";
        }
    }
}
