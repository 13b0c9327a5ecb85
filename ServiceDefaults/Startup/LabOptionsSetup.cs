using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MlopsLab.ServiceDefaults.Startup;

internal sealed class LabOptionsSetup(IConfiguration configuration, IHostEnvironment environment) : IConfigureOptions<LabOptions>
{
    public void Configure(LabOptions options)
    {
        options.Name = configuration["OTEL_SERVICE_NAME"] ?? NameOfProgram(environment.ApplicationName);
        options.Data = configuration["LAB_DATA"] ?? "";
        options.Token = configuration["LAB_TOKEN"] ?? "";
        options.AllowAnonymous = bool.TryParse(configuration["LAB_ALLOW_ANONYMOUS"], out var allowed) && allowed;
    }

    private static string NameOfProgram(string application) => application[(application.LastIndexOf('.') + 1)..].ToLowerInvariant();
}
