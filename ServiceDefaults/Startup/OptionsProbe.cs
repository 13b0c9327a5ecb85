using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MlopsLab.ServiceDefaults.Startup;

/// <summary>Reads options whose type is known only at run time.</summary>
internal abstract class OptionsProbe
{
    public abstract void Read(IServiceProvider services);
}

internal sealed class OptionsProbe<TOptions> : OptionsProbe
    where TOptions : class
{
    public override void Read(IServiceProvider services) => _ = services.GetRequiredService<IOptions<TOptions>>().Value;
}
