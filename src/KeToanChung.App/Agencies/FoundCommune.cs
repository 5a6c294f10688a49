using FluentValidation;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Agencies;

/// <summary>Lập xã, phường trong hệ thống: the frame that agencies are opened in. One that exists keeps its books and takes the new name.</summary>
public static class FoundCommune
{
    [SystemOnly]
    public sealed record Command(string Code, string Name, string Province) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(string Code, string Name) : IHasSubject
    {
        string IHasSubject.Subject => $"commune {Code}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).IsGiven().IsText(Shape.Code);
            RuleFor(c => c.Name).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.Province).IsText(Shape.Name);
        }
    }

    internal sealed class Handler(AppDb db, OrganisationCache organisation, CatalogCache catalogs) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var communes = await db.Set<CommuneRecord>().ToListAsync(cancellationToken);
            if (communes.Find(c => c.Code == request.Code) is { } known)
                (known.Name, known.Province) = (request.Name, request.Province);
            else
                db.Add(new CommuneRecord { Id = communes.Count + 1, Code = request.Code, Name = request.Name, Province = request.Province ?? "" });

            await db.SaveChangesAsync(cancellationToken);
            organisation.Forget();
            catalogs.Forget(); // fees have rates of the province
            return new Result(request.Code, request.Name);
        }
    }
}
