using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>Đặt tài khoản thu phí: the bank and account that payers transfer to. Without a bank no QR code is made.</summary>
public static class SetCollectionAccount
{
    /// <param name="BankBin">The bank's six digits (NAPAS); null takes it away.</param>
    /// <param name="Account">The agency's deposit account where left out.</param>
    [Needs(Right.Administer)]
    public sealed record Command(AgencyCode Agency, string? BankBin, string? Account)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Agency, string? BankBin, string Account) : IHasSubject
    {
        string IHasSubject.Subject => $"collection account of {Agency}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.BankBin).Must(bin => bin is null || (bin.Length == 6 && bin.All(char.IsAsciiDigit))).WithErrorCode("bankBin");
            RuleFor(c => c.Account).IsText(Shape.Short);
        }
    }

    internal sealed class Handler(AppDb db, OrganisationCache organisation, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var id = context.Agency.Id;
            var agency = await db.Set<AgencyRecord>().FirstAsync(a => a.Id == id, cancellationToken);
            (agency.CollectionBankBin, agency.CollectionAccount) = (request.BankBin, string.IsNullOrWhiteSpace(request.Account) ? null : request.Account.Trim());
            organisation.Forget();
            return new Result(context.Agency.Code.Value, agency.CollectionBankBin, agency.CollectionAccount ?? agency.DepositAccount);
        }
    }
}
