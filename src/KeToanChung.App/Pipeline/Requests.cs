using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Pipeline;

/// <summary>Changes something, in one unit of work, or is refused and leaves only its audit line.</summary>
public interface ICommand<TResponse> : IRequest<TResponse>;

/// <summary>Reads, and changes nothing.</summary>
public interface IQuery<TResponse> : IRequest<TResponse>;

/// <summary>The right that a request needs where it is made. Every request has one: a test holds that.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params Right[] anyOf) : Attribute
{
    public IReadOnlyList<Right> AnyOf { get; } = anyOf;
}

/// <summary>A command that takes milliseconds and holds no head but its one agency's: many may come at once, and be committed together.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BriefAttribute : Attribute;

/// <summary>A request that only needs a signed-in user, such as "who am I".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsSignInAttribute : Attribute;

/// <summary>A request that only the system itself makes, such as loading catalogues; no door hands it to a user.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemOnlyAttribute : Attribute;

/// <summary>Concerns one agency, named by its code of today.</summary>
public interface IInAgency
{
    AgencyCode Agency { get; }
}

/// <summary>Concerns several agencies; the right is needed in each. Naming none means every agency in which the caller has it.</summary>
public interface IInAgencies
{
    IReadOnlyList<AgencyCode> Agencies { get; }
}

/// <summary>Concerns a document whose id tells its agency.</summary>
public interface IOnDocument
{
    DocumentId Id { get; }
}

/// <summary>Concerns the commune as a whole: needs an appointment for the commune.</summary>
public interface IInCommune;
