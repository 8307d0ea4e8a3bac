using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>/api/v1 as a table of contents.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddOpenApiDocument()
        // Otherwise what cannot be bound is answered by a bare 400, in production without a word.
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true)
        .AddSingleton<RunDocuments>()
        .AddSingleton<MixedDocuments>()
        .AddSingleton<RunMessages>()
        .AddSingleton<Glass>()
        .AddSingleton<RunEventStream>();

    public static void UseApi(this WebApplication app)
    {
        app.Use(Problems.HandleAsync);
        app.Use(UnreadableRequest.RefuseNulInUrlAsync);
        app.Use(Audit.FollowAsync);
        app.Use(Authentication.AuthenticateAsync);
        app.Use(UnreadableRequest.RefuseNulInBodyAsync);
        HealthApi.Map(app);
        var api = app.MapGroup(ApiCatalog.Prefix).Catalogued().AddEndpointFilter(Audit.NameAsync);
        ServerApi.Map(api);
        ClustersApi.Map(api);
        ConfigurationsApi.Map(api);
        UpgradesApi.Map(api);
        RunsApi.Map(api);
        BinariesApi.Map(api);
        DefinitionsApi.Map(api);
        SchedulesApi.Map(api);
        WindowsApi.Map(api);
        PoliciesApi.Map(api);
        RulesApi.Map(api);
        BackupsApi.Map(api);
        RollbackPlansApi.Map(api);
        TokensApi.Map(api);
        ConsentsApi.Map(api);
        CalendarApi.Map(api);
        LocksApi.Map(api);
        NotificationsApi.Map(api);
        ChannelsApi.Map(api);
        RetentionApi.Map(api);
        app.MapOpenApiDocument();
    }

    /// <summary>Who asks, as it stands in journals.</summary>
    public static string UserOf(HttpContext context) => Authentication.PersonOf(context).Name;
}
