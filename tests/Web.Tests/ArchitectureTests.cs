using System.Reflection;

using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;

using KeToanChung.App;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Db;
using KeToanChung.Ledger;
using KeToanChung.Reports;
using KeToanChung.Web.Api;

using MediatR;

using static ArchUnitNET.Fluent.ArchRuleDefinition;

using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace KeToanChung.Web.Tests;

/// <summary>Ledger ← App ← {Db, Reports} ← Web, and what each of them may know.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Ledger = typeof(Refusal).Assembly;

    private static readonly Assembly App = typeof(AppServices).Assembly;

    private static readonly Assembly Db = typeof(Databases).Assembly;

    private static readonly Assembly Reports = typeof(ReportCatalog).Assembly;

    private static readonly Architecture Architecture = new ArchLoader().LoadAssemblies(Ledger, App, Db, Reports, typeof(Outcomes).Assembly).Build();

    public static TheoryData<Type> Requests => new(new[] { App, Reports }.SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)))
        .OrderBy(t => t.FullName, StringComparer.Ordinal));

    [Fact]
    public void References_go_one_way()
    {
        Assert.Empty(OursIn(Ledger));
        Assert.Empty(OursIn(App).Except(["KeToanChung.Ledger"]));
        Assert.Empty(OursIn(Db).Except(["KeToanChung.App", "KeToanChung.Ledger"]));
        Assert.Empty(OursIn(Reports).Except(["KeToanChung.App", "KeToanChung.Ledger"]));
    }

    [Fact]
    public void The_ledger_references_no_package()
    {
        var foreign = Ledger.GetReferencedAssemblies().Select(a => a.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData(@"^System\.Data\.")]
    [InlineData(@"^System\.Net\.")]
    [InlineData(@"^System\.Threading\.Tasks\.")]
    [InlineData(@"^System\.IO\.(File|Directory|Path|Drive|Pipes)")] // a statement is read from memory
    public void The_ledger_does_no_work_outside_itself(string types) =>
        Types().That().ResideInAssembly(Ledger).Should()
            .NotDependOnAny(Types(includeReferenced: true).That().HaveFullNameMatching(types))
            .WithoutRequiringPositiveResults().Check(Architecture);

    [Theory]
    [InlineData(typeof(TimeProvider))]
    [InlineData(typeof(System.Diagnostics.Stopwatch))]
    [InlineData(typeof(Random))]
    public void The_ledger_knows_no_clock_and_no_chance(Type type) =>
        Types().That().ResideInAssembly(Ledger).Should()
            .NotDependOnAny(Types(includeReferenced: true).That().HaveFullName(type.FullName!))
            .WithoutRequiringPositiveResults().Check(Architecture);

    [Fact]
    public void The_application_knows_of_ASP_NET_only_where_users_keys_and_secrets_are_kept()
    {
        string[] stores =
        [
            "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore", "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
            "Microsoft.AspNetCore.DataProtection.Abstractions", // encrypts the secrets of payment channels
        ];

        Assert.Empty(App.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)).Except(stores));
    }

    [Fact]
    public void Only_the_journal_writes_vouchers()
    {
        var makers = Architecture.Classes.Where(c => c.Assembly.Name.StartsWith("KeToanChung", StringComparison.Ordinal))
            .Where(c => c.Dependencies.OfType<MethodCallDependency>().Any(call =>
                call.TargetMember.Name.StartsWith(".ctor", StringComparison.Ordinal) && call.Target.FullName == typeof(VoucherRecord).FullName))
            .Select(c => c.FullName);

        Assert.Equal([typeof(JournalRows).FullName], makers);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_says_who_may_make_it(Type request)
    {
        var says = new[] { typeof(NeedsAttribute), typeof(NeedsSignInAttribute), typeof(SystemOnlyAttribute) }.Count(a => request.IsDefined(a));

        Assert.Equal(1, says);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_has_one_handler(Type request)
    {
        var handlers = request.Assembly.GetTypes().Where(t => t.GetInterfaces().Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GetGenericArguments()[0] == request));

        Assert.Single(handlers);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_either_changes_something_or_reads(Type request)
    {
        var kinds = request.GetInterfaces().Count(i =>
            i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(ICommand<>) || i.GetGenericTypeDefinition() == typeof(IQuery<>)));

        Assert.Equal(1, kinds);
    }

    [Fact]
    public void Every_code_has_the_status_of_the_contract()
    {
        var answers = typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)
            .GroupBy(Statuses.Of).OrderBy(g => g.Key).Select(g => $"{g.Key}: {string.Join(' ', g.Order(StringComparer.Ordinal))}");

        Assert.Equal(
            [
                "401: auth.failed auth.required",
                "403: appointment.expired approval.notApprover approval.ownRequest auth.stale right.missing",
                "404: notFound",
                "409: agency.mismatch receipt.paid request.wrongState statement.matched voucher.alreadyReversed",
                "412: draft.stale",
                "413: request.tooLarge",
                "422: account.notForUnitType account.notPostable account.unknown appointment.conflict approval.required budget.exceeded "
                    + "date.outsideFiscalYear dimension.missing dimension.retired dimension.unknown idempotency.mismatch operation.mismatch "
                    + "operation.required operation.unknown period.blocked period.closed request.invalid source.exceeded voucher.unbalanced",
                "423: auth.locked",
                "429: request.rateLimited",
            ],
            answers);
    }

    private static IEnumerable<string> OursIn(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!)
        .Where(name => name.StartsWith("KeToanChung", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
