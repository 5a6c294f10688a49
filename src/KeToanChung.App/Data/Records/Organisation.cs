using KeToanChung.Ledger.Agencies;

using Microsoft.AspNetCore.Identity;

namespace KeToanChung.App.Data.Records;

/// <summary>Xã, phường, đặc khu: groups agencies. An installation may hold many.</summary>
public sealed class CommuneRecord
{
    public required int Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string Province { get; set; }
}

/// <summary>Cơ quan, đơn vị. The surrogate key stays when codes change.</summary>
public sealed class AgencyRecord
{
    public required int Id { get; init; }

    public required int CommuneId { get; init; }

    public required string Name { get; set; }

    /// <summary>administrative, party, mass-organisation, school, health, …: how it is grouped on pages.</summary>
    public required string Kind { get; set; }

    public required UnitType UnitType { get; set; }

    public required Regime Regime { get; set; }

    /// <summary>The accounting unit that a dependent unit or spending point belongs to.</summary>
    public int? ParentId { get; set; }

    /// <summary>Chương and khoản that its lines are proposed with; a line may say otherwise.</summary>
    public required string Chapter { get; set; }

    public required string SubCategory { get; set; }

    public required string DepositAccount { get; set; }

    public required bool CollectsFees { get; set; }

    /// <summary>The bank that payers transfer fees to, by its six digits; without one there is no QR code.</summary>
    public string? CollectionBankBin { get; set; }

    /// <summary>Tài khoản chuyên thu at that bank; the deposit account where none is named.</summary>
    public string? CollectionAccount { get; set; }

    /// <summary>Mã số thuế of the body that collects: every electronic receipt names it.</summary>
    public string? TaxCode { get; set; }

    /// <summary>Its address on electronic receipts.</summary>
    public string? ReceiptAddress { get; set; }

    /// <summary>The certificate that signs its receipts; without one they aren't signed.</summary>
    public Guid? SigningCertificateId { get; set; }

    /// <summary>Its band on pages: one of a fixed palette, by number.</summary>
    public required int Color { get; set; }

    /// <summary>Whether one person may be accountant and cashier or head; off by default, and shown on its reports.</summary>
    public bool AllowsDualRoles { get; set; }
}

/// <summary>Mã quan hệ ngân sách of an agency, from one day to another.</summary>
public sealed class AgencyCodeRecord
{
    public required int AgencyId { get; init; }

    public required string Code { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>Người dùng. Rights come from appointments, not from here.</summary>
public sealed class User : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";
}

/// <summary>Bổ nhiệm: one role of one person under a decision, in an agency or, without one, in the whole commune.</summary>
public sealed class AppointmentRecord
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required int CommuneId { get; init; }

    public int? AgencyId { get; init; }

    public required Role Role { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>A fiscal year that an agency's books are open for.</summary>
public sealed class FiscalYearRecord
{
    public required int AgencyId { get; init; }

    public required int Year { get; init; }

    public required DateTime OpenedAt { get; init; }
}

/// <summary>A month of an agency's books that was closed at least once.</summary>
public sealed class MonthRecord
{
    public required int AgencyId { get; init; }

    public required int Year { get; init; }

    public required int Month { get; init; }

    public required bool IsClosed { get; set; }

    /// <summary>Who asked to reopen it, and why; the head must agree.</summary>
    public Guid? ReopenAskedBy { get; set; }

    public string? ReopenReason { get; set; }
}
