using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Lets one resource find another.</summary>
public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where T : IResourceWithEnvironment
    {
        var resource = source.Resource;
        var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName ?? resource.Name}";
        return builder.RefersTo(resource).WithEnvironment(context =>
        {
            context.EnvironmentVariables[variable] = new ConnectionStringReference(resource, optional);
            foreach (var (property, value) in resource.GetConnectionProperties())
            {
                context.EnvironmentVariables[$"{UpperName(connectionName ?? resource.Name)}_{property.ToUpperInvariant()}"] = value;
            }
        });
    }

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where T : IResourceWithEnvironment => builder.WithReference(source, source.Resource.Name);

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where T : IResourceWithEnvironment =>
        builder.RefersTo(source.Resource).WithEnvironment(context => AddEndpoints(context, name, source.Resource, source.Resource.EndpointAnnotations()));

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, EndpointReference endpointReference)
        where T : IResourceWithEnvironment =>
        builder.RefersTo(endpointReference.Resource).WithEnvironment(context =>
            AddEndpoints(context, endpointReference.Resource.Name, endpointReference.Resource, [endpointReference.EndpointAnnotation]));

    private static void AddEndpoints(EnvironmentCallbackContext context, string name, IResourceWithEndpoints owner, IEnumerable<EndpointAnnotation> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            var reference = new EndpointReference(owner, endpoint.Name);
            context.EnvironmentVariables[FreeKey(context.EnvironmentVariables, $"services__{name}__{endpoint.Name}__", reference)] = reference;
            context.EnvironmentVariables[$"{UpperName(name)}_{UpperName(endpoint.Name)}"] = reference;
        }
    }

    private static string FreeKey(Dictionary<string, object> variables, string prefix, EndpointReference reference)
    {
        var index = 0;
        while (variables.TryGetValue(Key(index), out var taken) && !(taken is EndpointReference other && other.Resource == reference.Resource))
        {
            index++;
        }

        return Key(index);

        string Key(int n) => prefix + n.ToString(CultureInfo.InvariantCulture);
    }

    private static string UpperName(string name) => string.Concat(name.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static IResourceBuilder<T> RefersTo<T>(this IResourceBuilder<T> builder, IResource other)
        where T : IResource => builder.WithAnnotation(new ResourceRelationshipAnnotation(other, "Reference"));
}
