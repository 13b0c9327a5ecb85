using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MlopsLab.ServiceDefaults.Faults;

internal static class RequestFaults
{
    /// <summary>Puts the registered faults before the endpoints; without any, nothing is added to the pipeline.</summary>
    public static void UseRequestFaults(this WebApplication app)
    {
        foreach (var fault in app.Services.GetServices<IRequestFault>())
        {
            app.Use(next => context => DefaultPaths.Contains(context.Request.Path) ? next(context) : fault.InvokeAsync(context, next));
        }
    }
}
