using FluentValidation;

using MediatR;

namespace KeToanChung.App.Pipeline.Behaviors;

/// <summary>What can be told without the books: a field that is missing, too long or out of range.</summary>
internal sealed class ShapeBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            if (!result.IsValid)
                return TResponse.Refused([.. result.Errors.Select(Shape.Refused)]);
        }

        return await next();
    }
}
