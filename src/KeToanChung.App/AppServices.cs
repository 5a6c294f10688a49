using FluentValidation;

using KeToanChung.App.Budget;
using KeToanChung.App.CashDesks;
using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Evidence;
using KeToanChung.App.FeeDays;
using KeToanChung.App.FeeRemittances;
using KeToanChung.App.Fees;
using KeToanChung.App.Fees.BankLists;
using KeToanChung.App.Integrity;
using KeToanChung.App.Notifications;
using KeToanChung.App.Organisation;
using KeToanChung.App.PaperReceipts;
using KeToanChung.App.Payments;
using KeToanChung.App.People;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Pipeline.Behaviors;
using KeToanChung.App.Posting;
using KeToanChung.App.Reconciliation;
using KeToanChung.App.Sheets;
using KeToanChung.App.Vouchers;
using KeToanChung.App.Work;

using MediatR;

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App;

/// <summary>What a door needs to send requests. The database comes from <c>db/</c>.</summary>
public static class AppServices
{
    public static IServiceCollection AddApp(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<OrganisationCache>();
        services.AddSingleton<CatalogCache>();
        services.AddSingleton<ProgressBoard>();
        services.AddSingleton<Fees.Signing.SigningKeys>();
        services.AddSingleton<Imports.CommuneLoader>();
        services.AddScoped<CallContext>();
        services.AddScoped<AuditLine>();
        services.AddScoped<LedgerHeads>();
        services.AddScoped<KeptFigures>();
        services.AddSingleton<LastFigures>();
        services.AddScoped<JournalRows>();
        services.AddScoped<BooksReader>();
        services.AddScoped<LedgerWriter>();
        services.AddScoped<Approvals>();
        services.AddScoped<Months>();
        services.AddScoped<Receipts>();
        services.AddScoped<ReceiptCounters>();
        services.AddScoped<PaperBooks>();
        services.AddScoped<OnlinePayments>();
        services.AddScoped<BankLists>();
        services.AddScoped<BankListLayouts>();
        services.AddScoped<DeskMovements>();
        services.AddScoped<DeskBooks>();
        services.AddScoped<DeskOpenings>();
        services.AddScoped<HandOvers>();
        services.AddScoped<NetReceipts>();
        services.AddScoped<RemittedReceipts>();
        services.AddScoped<DayBooks>();
        services.AddScoped<RemittanceBooks>();
        services.AddScoped<Files.StoredFiles>();
        services.AddScoped<Attachments>();
        services.AddSingleton(new SheetColumns(SheetKind.Vouchers, VoucherSheet.Columns));
        services.AddSingleton(new SheetColumns(SheetKind.PaymentRequests, RequestSheet.Columns));
        services.AddSingleton(new SheetColumns(SheetKind.BudgetEntries, BudgetSheet.Columns));
        services.AddSingleton(new SheetColumns(SheetKind.FeeReceipts, FeeSheet.Columns));
        services.AddScoped<SheetReader>();
        services.AddScoped<SheetScreening>();
        services.AddScoped<RequestScreening>();
        services.AddScoped<BudgetScreening>();
        services.AddScoped<WrongBook>();
        services.AddScoped<MonthlyBills>();
        services.AddScoped<FeeWork>();
        services.AddScoped<Fees.Signing.ReceiptSigner>();
        services.AddScoped<VoucherDrafts>();
        services.AddScoped<VoucherSketches>();
        services.AddScoped<BookEntries>();
        services.AddScoped<Reconciler>();
        services.AddScoped<Matches>();
        services.AddScoped<ReceiveWebhook>();
        services.AddSingleton<SignedWebhook>();
        services.AddScoped<ChainReplay>();
        services.AddScoped<Requests>();
        services.AddScoped<RequestForm>();
        services.AddScoped<NewRequests>();
        services.AddScoped<NewBudgetEntries>();
        services.AddScoped<NewFees>();
        services.AddScoped<FeeScreening>();
        services.AddScoped<BudgetEffects>();
        services.AddScoped<RequestStates>();
        services.AddScoped<Outbox>();
        services.AddScoped<IMediator>(provider => new Mediator(provider.GetRequiredService));
        services.AddIdentityCore<User>(Passwords.Policy)
            .AddEntityFrameworkStores<AppDb>()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddPipeline();
        return services.AddRequestsOf(typeof(AppServices));
    }

    /// <summary>Registers the handlers, validators and mapping profiles of an assembly; MediatR 5 leaves that to us.</summary>
    public static IServiceCollection AddRequestsOf(this IServiceCollection services, Type anyOfAssembly)
    {
        services.Scan(scan => scan.FromAssembliesOf(anyOfAssembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithTransientLifetime());
        services.AddValidatorsFromAssemblyContaining(anyOfAssembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        return services;
    }
}
