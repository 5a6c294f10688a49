using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Payments;

/// <summary>
/// Một hóa đơn, nhiều đơn vị: a request for each line of the bill, made and submitted in the books of the agency that pays it, with its own budget check; all of them,
/// or the list of those that can't be and nothing made.
/// </summary>
public static class ShareBill
{
    /// <param name="Payers">Who pays each line of the bill, in the same order.</param>
    /// <param name="AsksFirst">Whether what looks like another agency's is refused, until it is sent without this; for doors where people type.</param>
    [Needs(Right.MakeRequests)]
    public sealed record Command(RequestInput Bill, IReadOnlyList<AgencyCode> Payers, bool AsksFirst = false) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies
    {
        public IReadOnlyList<AgencyCode> Agencies => [.. (Payers ?? []).Distinct()];
    }

    /// <param name="Requests">In the order of the lines.</param>
    public sealed record Result(IReadOnlyList<Result.Made> Requests) : IHasSubject
    {
        string IHasSubject.Subject => $"{Requests.Count} requests";

        public sealed record Made(string Id, string Agency, string TrackingCode, long Total);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Bill).SetValidator(new RequestInput.Validator()).OverridePropertyName("");
            RuleFor(c => c.Payers).IsGiven().Must((c, payers) => payers?.Count == c.Bill.Lines?.Count).WithErrorCode("required").OverridePropertyName("lines");
            RuleForEach(c => c.Payers).IsAgencyCode();
        }
    }

    internal sealed class Handler(IDatabase database, LedgerHeads heads, NewRequests requests, RequestStates states, WrongBook wrongBook, CallContext context)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agencies = request.Agencies.Zip(context.Agencies).ToDictionary(pair => pair.First, pair => pair.Second.Agency);
            var shares = request.Payers.Select((payer, i) => (Agency: agencies[payer].Id, Bill: request.Bill with { Lines = [request.Bill.Lines[i]] })).ToList();
            if (request.AsksFirst && await wrongBook.Doubts(shares.ConvertAll(s => s.Bill.SignsIn(s.Agency)), cancellationToken) is { Count: > 0 } doubts)
                return Outcome<Result>.Refused([.. doubts.Select(d => d.Refusal with { Field = $"lines[{d.Document}].agency" })]); // whose it is, is the question

            await heads.Hold(agencies.Values.Select(a => a.Id), cancellationToken);

            var made = new List<HeldRequest>();
            var refusals = new List<Refusal>();
            foreach (var (i, (agency, bill)) in shares.Index())
            {
                var outcome = await requests.Make(agency, bill, cancellationToken);
                if (outcome.Value is { } one)
                    made.Add(one);
                else
                    refusals.AddRange(outcome.Refusals.Select(r => AtLine(r, i)));
            }

            if (refusals.Count > 0)
                return Outcome<Result>.Refused(refusals);

            await database.Save(cancellationToken);
            for (var i = 0; i < made.Count; i++)
                refusals.AddRange((await states.Submit(made[i], cancellationToken)).Select(r => AtLine(r, i)));
            if (refusals.Count > 0)
                return Outcome<Result>.Refused(refusals);

            return new Result([.. made.Select((m, i) => new Result.Made(m.Id.ToString(), request.Payers[i].Value, m.Record.TrackingCode, m.Record.Total))]);
        }

        // Each request has one line: what is wrong with that is wrong with the bill's.
        private static Refusal AtLine(Refusal refusal, int line)
        {
            const string own = "lines[0]";
            return refusal.Field switch
            {
                { } field when field.StartsWith(own, StringComparison.Ordinal) => refusal with { Field = $"lines[{line}]{field[own.Length..]}" },
                null or "amount" => refusal with { Field = $"lines[{line}].amount" },
                _ => refusal,
            };
        }
    }
}
