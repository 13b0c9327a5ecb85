using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>Puts together the variables and arguments of one process, as Aspire does.</summary>
internal sealed class EnvironmentOf(DistributedApplicationExecutionContext context, OtlpVariables otlp, Children children)
{
    // What says how this process listens and was launched is not for its children.
    private static readonly string[] Own = ["ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "LAB_RUN"];

    public async Task<IReadOnlyDictionary<string, string>> VariablesAsync(Instance instance, CancellationToken ct)
    {
        Dictionary<string, object> variables = [];
        AddDefaults(instance, variables);
        otlp.Add(instance, variables);
        foreach (var annotation in instance.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(new(context, variables, ct));
        }

        var result = Inherited();
        foreach (var (name, value) in variables)
        {
            result[name] = await TextAsync(value, ct);
        }

        result["LAB_RUN"] = children.Run;
        return result;
    }

    public static async Task<IReadOnlyList<string>> ArgumentsAsync(IResource resource, CancellationToken ct)
    {
        List<object> arguments = [];
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(new(arguments, ct));
        }

        var texts = new List<string>(arguments.Count);
        foreach (var argument in arguments)
        {
            texts.Add(await TextAsync(argument, ct));
        }

        return texts;
    }

    private static void AddDefaults(Instance instance, Dictionary<string, object> variables)
    {
        foreach (var endpoint in instance.Resource.EndpointAnnotations().Where(endpoint => endpoint.EnvironmentVariable is not null))
        {
            variables[endpoint.EnvironmentVariable ?? ""] = instance.PortOf(endpoint.Name).ToString(CultureInfo.InvariantCulture);
        }

        if (instance.Resource is ProjectResource)
        {
            AddProjectDefaults(instance, variables);
        }
    }

    private static void AddProjectDefaults(Instance instance, Dictionary<string, object> variables)
    {
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        var urls = instance.Resource.EndpointAnnotations().Where(endpoint => endpoint.UriScheme is "http" or "https")
            .Select(endpoint => $"{endpoint.UriScheme}://{endpoint.TargetHost}:{instance.PortOf(endpoint.Name).ToString(CultureInfo.InvariantCulture)}").ToList();
        if (urls.Count > 0)
        {
            variables["ASPNETCORE_URLS"] = string.Join(';', urls);
        }
    }

    private static Dictionary<string, string> Inherited()
    {
        var variables = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && !Own.Contains(name))
            {
                variables[name] = value;
            }
        }

        return variables;
    }

    private static async ValueTask<string> TextAsync(object value, CancellationToken ct) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(ct) ?? "",
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(ct) ?? "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
