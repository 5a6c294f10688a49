using System.Globalization;

using FluentValidation;
using FluentValidation.Results;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Files;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation;
using KeToanChung.Ledger.Reconciliation.Formats;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>
/// Nhập sao kê of the agency's deposit account. Lines that the books hold already are left out, so files may overlap; the file itself is kept.
/// </summary>
public static class ImportStatement
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, StatementFile File) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Imported">Lines that are new to the books.</param>
    /// <param name="Duplicates">Lines that an earlier import brought.</param>
    /// <param name="Rejected">Rows that can't be read, while the balances prove the others.</param>
    public sealed record Result(string Id, StatementFormat Format, int Imported, int Duplicates, IReadOnlyList<RejectedRow> Rejected) : IHasSubject
    {
        string IHasSubject.Subject => $"statement {Id}";
    }

    /// <param name="Row">As the user counts: the line of the file, the row of the sheet.</param>
    /// <param name="Column">In the header's own words.</param>
    public sealed record RejectedRow(int? Row, string? Column, string Reason);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.File.Name).IsGiven().IsText(Shape.Name).OverridePropertyName("fileName");
            RuleFor(c => c.File).Custom(MustBeReadable);
        }

        private static void MustBeReadable(StatementFile file, ValidationContext<Command> context)
        {
            foreach (var fault in file.HasUnknownColumns ? [] : file.Reading.Refusals) // columns may be known by a saved layout
            {
                context.AddFailure(new ValidationFailure("File", fault.Reason)
                {
                    ErrorCode = fault.Reason, FormattedMessagePlaceholderValues = fault.Figures.ToDictionary(f => f.Key, f => f.Value!),
                });
            }
        }
    }

    internal sealed class Handler(AppDb db, IDatabase database, StoredFiles files, LedgerHeads heads, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.File.HasUnknownColumns)
                request.File.ReadBy(await StatementLayouts.Of(db, context.Agency.Id, cancellationToken));
            if (request.File.Reading.Statement is not { } statement)
                return Outcome<Result>.Refused(request.File.Reading.Refusals);
            if (OtherAccount(statement) is { } refusal)
                return refusal;

            // While the head is held nobody else imports here: what is held now is held when this is written.
            var head = await heads.Hold(context.Agency.Id, cancellationToken);
            var known = await db.Set<StatementRecord>().AsNoTracking()
                .FirstOrDefaultAsync(s => s.AgencyId == context.Agency.Id && s.Sha256 == request.File.Sha256, cancellationToken);
            var fresh = StatementOverlap.NewIn(statement.Lines, await Held(statement, known?.No, cancellationToken));
            var no = known?.No ?? head.NextDocument();
            if (known is null)
                await Keep(request.File, statement, no, cancellationToken);

            await database.InsertMany([.. fresh.Select(line => RecordOf(line, no))], cancellationToken);
            return new Result(
                context.IdOf(no).ToString(), statement.Format, fresh.Count, statement.Lines.Count - fresh.Count,
                [.. request.File.Reading.Rejected.Select(InWords)]);
        }

        private Refusal? OtherAccount(BankStatement statement)
        {
            var own = context.AgencyEntry.Record.DepositAccount;
            if (statement.Account is not { } given || AccountNumbers.AreSame(given, own))
                return null;
            return own.Length == 0
                ? StatementFault.InFile("noDepositAccount").With("value", given)
                : StatementFault.InFile("otherAccount").With("value", given).With("expected", own);
        }

        private async Task<List<HeldLine>> Held(BankStatement statement, long? own, CancellationToken cancel)
        {
            if (statement.Lines.Count == 0)
                return [];

            var (from, to) = (statement.Lines.Min(l => l.Date), statement.Lines.Max(l => l.Date));
            var held = await db.Set<StatementLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == context.Agency.Id && l.Date >= from && l.Date <= to).ToListAsync(cancel);
            return held.ConvertAll(l => new HeldLine(LineOf(l), l.Fingerprint, l.StatementNo == own ? l.LineNo : null));
        }

        private async Task Keep(StatementFile file, BankStatement statement, long no, CancellationToken cancel)
        {
            await files.Keep(file, cancel);
            db.Add(new StatementRecord
            {
                AgencyId = context.Agency.Id, No = no, FileName = file.Name, Sha256 = file.Sha256, Format = statement.Format,
                Account = context.AgencyEntry.Record.DepositAccount, From = statement.From, To = statement.To, Opening = statement.Opening?.Dong,
                Closing = statement.Closing?.Dong, LinesInFile = statement.Lines.Count, ImportedAt = clock.Now,
                ImportedBy = context.CallerOrThrow.UserName,
            });
            await database.Save(cancel);
        }

        private StatementLineRecord RecordOf(StatementLine line, long no) => new()
        {
            AgencyId = context.Agency.Id, StatementNo = no, LineNo = line.Number, Date = line.Date, ValueDate = line.ValueDate, Amount = line.Amount.Dong,
            Reference = line.Reference, Text = line.Text, BalanceAfter = line.BalanceAfter?.Dong, Fingerprint = StatementOverlap.FingerprintOf(line),
        };

        private static StatementLine LineOf(StatementLineRecord l) => new(
            l.LineNo, l.Date, l.ValueDate, l.Amount, l.Reference, l.Text, l.BalanceAfter is { } balance ? (Money)balance : null);

        private static RejectedRow InWords(Refusal fault)
        {
            // The place stands beside the sentence.
            var sentence = Sentences.In(CultureInfo.CurrentUICulture).Of(fault.With(StatementFault.Row, null).With(StatementFault.Column, null));
            return new RejectedRow((int?)fault.Figures[StatementFault.Row], (string?)fault.Figures[StatementFault.Column], sentence);
        }
    }
}
