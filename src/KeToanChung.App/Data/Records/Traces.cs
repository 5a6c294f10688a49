namespace KeToanChung.App.Data.Records;

/// <summary>Nhật ký: who did what when, accepted or refused. Append-only.</summary>
public sealed class AuditRecord
{
    /// <summary>Stands for "no agency": a sign-in, a catalogue.</summary>
    public const int NoAgency = 0;

    public required int AgencyId { get; init; }

    /// <summary>In the order of time (version 7).</summary>
    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public Guid? ActorId { get; init; }

    public required string Actor { get; init; }

    /// <summary>The command's name, e.g. <c>PostVoucher</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Null when accepted, else the refusal's code.</summary>
    public string? Refusal { get; init; }

    /// <summary>The document that it made or changed.</summary>
    public string? Subject { get; init; }

    /// <summary>api, page, load, system.</summary>
    public required string Door { get; init; }

    public string? TraceId { get; init; }
}

/// <summary>The first answer to a request with an idempotency key. Only successes are kept.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>SHA-256 over user, path and key.</summary>
    public required string Id { get; init; }

    public required string RequestHash { get; init; }

    public string? Response { get; set; }

    public required DateTime At { get; init; }
}

/// <summary>Which version of a catalogue file the rows come from.</summary>
public sealed class CatalogReleaseRecord
{
    public required string File { get; init; }

    public required string Sha256 { get; set; }

    public required DateTime LoadedAt { get; set; }
}

/// <summary>What <c>load</c> took from a commune's folder: loading it again leaves alone what is here.</summary>
public sealed class ImportedRecord
{
    public required int CommuneId { get; init; }

    /// <summary>The file without its ending: <c>journals</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The row's or rows' own name in that file.</summary>
    public required string Reference { get; init; }

    /// <summary>As the file names it: <c>posted</c>, <c>paid</c>, <c>refused-budget</c>, …</summary>
    public required string Outcome { get; init; }

    public required DateTime At { get; init; }
}
