using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>/api/v1 as a table of contents.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<RunDocuments>()
        .AddSingleton<RunMessages>()
        .AddSingleton<RunFollower>();

    public static void UseApi(this WebApplication app)
    {
        app.Use(Problems.HandleAsync);
        app.Use(AuthenticateAsync);
        var api = app.MapGroup("/api/v1");
        ServerApi.Map(api);
        ClustersApi.Map(api);
        ConfigurationsApi.Map(api);
        UpgradesApi.Map(api);
        RunsApi.Map(api);
        BinariesApi.Map(api);
        DefinitionsApi.Map(api);
        SchedulesApi.Map(api);
        WindowsApi.Map(api);
        RulesApi.Map(api);
        BackupsApi.Map(api);
        RollbackPlansApi.Map(api);
    }

    /// <summary>Who asks, as the command says; everybody with the token is the owner of this server.</summary>
    public static string UserOf(HttpContext context) =>
        context.Request.Headers["X-Etcdup-User"].ToString() is { Length: > 0 and <= 200 } user && !user.Any(char.IsControl) ? user : "api";

    private static async Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        var given = context.Request.Headers.Authorization.ToString();
        var wanted = $"Bearer {context.RequestServices.GetRequiredService<ServerIdentity>().Token}";
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted))))
        {
            await Problems.WriteAsync(context, 401, "auth.token_wrong", "The token is missing or not this server's.", "Take it from server.json in the data directory, or give it in ETCDUP_TOKEN.");
            return;
        }

        context.RequestServices.GetRequiredService<ClientActivity>().Seen();
        await next(context);
    }
}
