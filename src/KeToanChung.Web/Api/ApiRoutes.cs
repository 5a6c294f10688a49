using System.Globalization;

using KeToanChung.Ledger;

namespace KeToanChung.Web.Api;

/// <summary>The calls of the API, area by area.</summary>
internal static class ApiRoutes
{
    public const string Base = "/api/v1";

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Base).RequireAuthorization();

        api.MapAuth();
        api.MapMe();
        api.MapNotifications();
        api.MapAgencies();
        api.MapPeople();
        api.MapCatalogs();
        api.MapBudget();
        api.MapVouchers();
        api.MapTemplates();
        api.MapVoucherDrafts();
        api.MapReceiptLists();
        api.MapBankLists();
        api.MapIssuingPoints();
        api.MapPaperReceipts();
        api.MapSheets();
        api.MapPayments();
        api.MapAttachments();
        api.MapFees();
        api.MapCashDesks();
        api.MapFeeDays();
        api.MapWebhooks();
        api.MapTracking();
        api.MapStatements();
        api.MapReconciliation();
        api.MapPeriods();
        api.MapReports();
        api.MapAudit();
    }
}

/// <summary>A path segment that can be a document's id; another is an unknown path.</summary>
internal sealed class DocumentIdConstraint : IRouteConstraint
{
    public const string Name = "document";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        DocumentId.TryParse(Convert.ToString(values[routeKey], CultureInfo.InvariantCulture), out _);
}
