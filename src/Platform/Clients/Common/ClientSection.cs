using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace MlopsLab.Clients.Common;

/// <summary>Reads a client's settings in Aspire's order: section, named section, connection string, the caller's delegate.</summary>
internal sealed class ClientSection(IHostApplicationBuilder builder, string section, string connectionName)
{
    public string Missing => $"ConnectionString is missing. It should be provided in 'ConnectionStrings:{connectionName}' or under the 'ConnectionString' key in '{section}' configuration section.";

    public string? ConnectionString => builder.Configuration.GetConnectionString(connectionName);

    /// <summary>Binds the section and the named one, or a child of both; what is not configured costs nothing.</summary>
    public void Bind(object target, string? child = null)
    {
        foreach (var path in new[] { section, $"{section}:{connectionName}" })
        {
            var found = builder.Configuration.GetSection(child is null ? path : $"{path}:{child}");
            if (found.Exists())
            {
                found.Bind(target);
            }
        }
    }
}
