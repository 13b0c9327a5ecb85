using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MlopsLab.ServiceDefaults.Startup;

/// <summary>Checks every options class that has rules, before anything is built from them, and reports all errors together.</summary>
/// <remarks>The host's own check stops at the first value that can't be converted, and runs after the hosted services were made.</remarks>
internal sealed class StartCheck(IServiceCollection registered)
{
    public void Run(IServiceProvider services)
    {
        string[] errors = [.. Checked().SelectMany(options => ErrorsOf(options, services)).Distinct()];
        if (errors.Length > 0)
        {
            throw new StartRefusedException(errors);
        }
    }

    private IEnumerable<Type> Checked() =>
        registered.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidateOptions<>))
            .Select(type => type.GenericTypeArguments[0])
            .Distinct();

    private static IEnumerable<string> ErrorsOf(Type options, IServiceProvider services)
    {
        try
        {
            var probe = (OptionsProbe?)Activator.CreateInstance(typeof(OptionsProbe<>).MakeGenericType(options));
            probe?.Read(services);
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures.Select(failure => OptionsError.Of(options, failure));
        }
        catch (InvalidOperationException unreadable)
        {
            return [OptionsError.Of(options, unreadable.Message)];
        }
    }
}
