namespace KeToanChung.Ledger;

/// <summary>
/// What a user got wrong: a stable code (api-contract), the field to mend, and the figures that the sentence needs.
/// <paramref name="Reason"/> chooses between sentences of one code, e.g. "retired" for <c>account.unknown</c>.
/// </summary>
public sealed record Refusal(string Code, string? Field = null, string? Reason = null)
{
    private static readonly Dictionary<string, object?> NoFigures = [];

    /// <summary>Named values for the message: whole đồng as <see cref="long"/>, dates as <see cref="DateOnly"/>, codes as text.</summary>
    public IReadOnlyDictionary<string, object?> Figures { get; init; } = NoFigures;

    public Refusal With(string name, object? value) =>
        this with { Figures = new Dictionary<string, object?>(Figures, StringComparer.Ordinal) { [name] = value } };

    /// <summary>The same refusal seen from outside a list, such as <c>vouchers[17].lines[2].account</c>.</summary>
    public Refusal Under(string prefix) => this with { Field = Field is null ? prefix : $"{prefix}.{Field}" };
}

/// <summary>The refusal codes of the API contract. Other systems read them: they are never renamed.</summary>
public static class Codes
{
    public const string RequestInvalid = "request.invalid";
    public const string RequestTooLarge = "request.tooLarge";
    public const string RequestRateLimited = "request.rateLimited";
    public const string NotFound = "notFound";
    public const string AuthRequired = "auth.required";
    public const string AuthFailed = "auth.failed";
    public const string AuthLocked = "auth.locked";
    public const string AuthStale = "auth.stale";
    public const string RightMissing = "right.missing";
    public const string AppointmentExpired = "appointment.expired";
    public const string AppointmentConflict = "appointment.conflict";
    public const string AgencyMismatch = "agency.mismatch";
    public const string AccountUnknown = "account.unknown";
    public const string AccountNotPostable = "account.notPostable";
    public const string AccountNotForUnitType = "account.notForUnitType";
    public const string VoucherUnbalanced = "voucher.unbalanced";
    public const string PeriodClosed = "period.closed";
    public const string PeriodBlocked = "period.blocked";
    public const string DateOutsideFiscalYear = "date.outsideFiscalYear";
    public const string DimensionMissing = "dimension.missing";
    public const string DimensionUnknown = "dimension.unknown";
    public const string DimensionRetired = "dimension.retired";
    public const string OperationRequired = "operation.required";
    public const string OperationMismatch = "operation.mismatch";
    public const string OperationUnknown = "operation.unknown";
    public const string ApprovalRequired = "approval.required";
    public const string ApprovalOwnRequest = "approval.ownRequest";
    public const string ApprovalNotApprover = "approval.notApprover";
    public const string BudgetExceeded = "budget.exceeded";
    public const string SourceExceeded = "source.exceeded";
    public const string RequestWrongState = "request.wrongState";
    public const string VoucherAlreadyReversed = "voucher.alreadyReversed";
    public const string ReceiptPaid = "receipt.paid";
    public const string StatementMatched = "statement.matched";
    public const string IdempotencyMismatch = "idempotency.mismatch";
    public const string DraftStale = "draft.stale";
}
