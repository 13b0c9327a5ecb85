using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MlopsLab.ServiceDefaults.Access;

/// <summary>Says in the API description which operations need the lab's token.</summary>
internal static class TokenInDocument
{
    public static Task MarkAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<LabTokenRequired>().Any())
        {
            operation.Responses ??= [];
            operation.Responses["401"] = new OpenApiResponse { Description = "The header Authorization: Bearer <the lab's token> is missing or wrong." };
        }

        return Task.CompletedTask;
    }
}
