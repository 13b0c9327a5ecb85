using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.State;

namespace Aspire.Hosting;

/// <summary>Adds parameters.</summary>
public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => Configured(builder, name) ?? throw Missing(name), secret));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => valueGetter(), secret));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(Generated(builder, name, value, secret, persist));

    /// <summary>The password of a server: generated once and kept.</summary>
    internal static ParameterResource Password(IDistributedApplicationBuilder builder, string server) =>
        Generated(builder, $"{server}-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true);

    private static ParameterResource Generated(IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret, bool persist)
    {
        string Value(ParameterDefault? fallback) => Configured(builder, name) ?? (persist ? Kept(builder, name, value) : (fallback ?? value).GetDefaultValue());
        return new ParameterResource(name, Value, secret) { Default = value };
    }

    private static string? Configured(IDistributedApplicationBuilder builder, string name) => builder.Configuration[$"Parameters:{name}"];

    private static string Kept(IDistributedApplicationBuilder builder, string name, ParameterDefault value) =>
        SecretBook.In(LabFolder.Of(builder)).GetOrAdd($"Parameters:{name}", value.GetDefaultValue);

    private static DistributedApplicationException Missing(string name) =>
        new($"Parameter resource could not be used because configuration key 'Parameters:{name}' is missing: set it in configuration or with -- Parameters:{name}=value.");
}
