using System.Collections.Frozen;

using KeToanChung.Ledger;

namespace KeToanChung.Web.Api;

/// <summary>The status of an answer by its refusal code (API contract, "Refusals"). What a rule refuses is 422.</summary>
public static class Statuses
{
    private static readonly FrozenDictionary<string, int> ByCode = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [Codes.RequestInvalid] = StatusCodes.Status422UnprocessableEntity, // 400 where it couldn't even be read
        [Codes.RequestTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [Codes.RequestRateLimited] = StatusCodes.Status429TooManyRequests,
        [Codes.NotFound] = StatusCodes.Status404NotFound,

        [Codes.AuthRequired] = StatusCodes.Status401Unauthorized,
        [Codes.AuthFailed] = StatusCodes.Status401Unauthorized,
        [Codes.AuthLocked] = StatusCodes.Status423Locked,
        [Codes.AuthStale] = StatusCodes.Status403Forbidden,
        [Codes.RightMissing] = StatusCodes.Status403Forbidden,
        [Codes.AppointmentExpired] = StatusCodes.Status403Forbidden,
        [Codes.ApprovalOwnRequest] = StatusCodes.Status403Forbidden,
        [Codes.ApprovalNotApprover] = StatusCodes.Status403Forbidden,

        [Codes.AgencyMismatch] = StatusCodes.Status409Conflict,
        [Codes.RequestWrongState] = StatusCodes.Status409Conflict,
        [Codes.VoucherAlreadyReversed] = StatusCodes.Status409Conflict,
        [Codes.ReceiptPaid] = StatusCodes.Status409Conflict,
        [Codes.StatementMatched] = StatusCodes.Status409Conflict,
        [Codes.DraftStale] = StatusCodes.Status412PreconditionFailed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Of(string code) => ByCode.GetValueOrDefault(code, StatusCodes.Status422UnprocessableEntity);
}
