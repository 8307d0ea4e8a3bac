using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>
/// The API's own description (OpenAPI 3.1) and a page that shows it. Both are open to everybody, as they are the same in every installation and a browser
/// that opens a page gives no token; what the page sends to the API needs one.
/// </summary>
internal static class OpenApiDocument
{
    private const string Scheme = "token";

    // Nothing from elsewhere, whatever the page's script would like: no fonts, no telemetry, no proxy.
    private const string PagePolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            Complete(operation, context);
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDocument(this WebApplication app)
    {
        app.MapOpenApi(ApiCatalog.OpenApi).AllowAnonymous();
        app.MapScalarApiReference(ApiCatalog.Docs, page =>
        {
            page.Title = "etcdup REST API";
            page.OpenApiRoutePattern = ApiCatalog.OpenApi;
            page.DefaultFonts = false;
            page.Telemetry = false;
            page.PersistentAuthentication = false;
            page.ProxyUrl = null;
            page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            page.AddPreferredSecuritySchemes(Scheme);
            page.DisableAgent().DisableMcp();
        }).AllowAnonymous().AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.ContentSecurityPolicy = PagePolicy;
            context.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
            return await next(context);
        });
    }

    private static void Introduce(Microsoft.OpenApi.OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "etcdup REST API", Version = "v1",
            Description = "Upgrades of etcd clusters as durable runs. Every refusal is a problem document with a public code. Errors, examples and how to follow a run: docs/api.md.",
        };

        // Where it is served is where it was read from.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token of server.json on the server's own machine, or a person's (`etcdup tokens add`).",
            },
        };
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        if (endpoint.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            return;
        }

        var role = Authentication.RoleOf(endpoint, context.Description.HttpMethod ?? HttpMethods.Get).ToString().ToLowerInvariant();
        operation.Description = role == "calendar" ? "For every token; of the role calendar it may stand in the URL." : $"For the role {role} and those above.";
        operation.AddExtension("x-role", new JsonNodeExtension(JsonValue.Create(role)!));
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        var catalogued = ApiCatalog.Find(context.Description.HttpMethod ?? "", "/" + context.Description.RelativePath);
        if (catalogued is { TakesIdempotencyKey: true })
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = RequestHeaders.IdempotencyKey, In = ParameterLocation.Header, Description = "1 to 200 visible ASCII characters. The same key starts one run, or makes one schedule, however often it is sent.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = RequestHeaders.LongestKey },
            });
        }

        if (catalogued is { TakesIfMatch: true })
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-Match", In = ParameterLocation.Header, Description = "The ETag of what was seen: 412, and nothing done, when it is another one now.", Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (catalogued is { HasTag: true })
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-None-Match", In = ParameterLocation.Header, Description = "The ETag of an earlier answer: 304 while it is the same.", Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }
}
