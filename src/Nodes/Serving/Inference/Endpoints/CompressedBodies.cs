using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Requests that come compressed, and answers to those who ask for gzip. What comes out is bounded like any other body.</summary>
internal static class CompressedBodies
{
    public static void AddCompressedBodies(this IServiceCollection services)
    {
        services.AddRequestDecompression();
        services.AddResponseCompression(options =>
        {
            options.MimeTypes = ["application/json", "application/octet-stream"];
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    public static void UseCompressedBodies(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/v2/models"), models => models.UseRequestDecompression().UseResponseCompression());
}
