using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KeToanChung.Db.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    OffBalance = table.Column<bool>(type: "INTEGER", nullable: false),
                    Postable = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequiredDimensions = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "AuditLines",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Command = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Door = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    TraceId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditLines", x => new { x.AgencyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CatalogReleases",
                columns: table => new
                {
                    File = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    LoadedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogReleases", x => x.File);
                });

            migrationBuilder.CreateTable(
                name: "Chapters",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Chapters", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "Communes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Province = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceKinds",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RequiredFor = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceKinds", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "FeeExemptions",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Fees = table.Column<string>(type: "TEXT", maxLength: 1650, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeExemptions", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "FeeRates",
                columns: table => new
                {
                    FeeType = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Province = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Filing = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    PayerClass = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeRates", x => new { x.FeeType, x.From, x.Province, x.Filing, x.PayerClass });
                });

            migrationBuilder.CreateTable(
                name: "FeeTypes",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    RetainedPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    SubItem = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeTypes", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "FundingSources",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Autonomous = table.Column<bool>(type: "INTEGER", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FundingSources", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "IdempotencyKeys",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RequestHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Response = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: true),
                    At = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Imported",
                columns: table => new
                {
                    CommuneId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imported", x => new { x.CommuneId, x.Kind, x.Reference });
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => new { x.UserId, x.MessageId });
                });

            migrationBuilder.CreateTable(
                name: "Operations",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Debit = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Credit = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    OffBalance = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Approval = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Condition = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Operations", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    DeliveredAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Xml = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetiredCodes",
                columns: table => new
                {
                    Dimension = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Since = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetiredCodes", x => new { x.Dimension, x.From, x.Since });
                });

            migrationBuilder.CreateTable(
                name: "StoredFiles",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StoredAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFiles", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "SubCategories",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubCategories", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "SubItems",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Parent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubItems", x => new { x.Code, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Agencies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    CommuneId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    UnitType = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Regime = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ParentId = table.Column<int>(type: "INTEGER", nullable: true),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SubCategory = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    DepositAccount = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    CollectsFees = table.Column<bool>(type: "INTEGER", nullable: false),
                    CollectionBankBin = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    CollectionAccount = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    TaxCode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: true),
                    ReceiptAddress = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SigningCertificateId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Color = table.Column<int>(type: "INTEGER", nullable: false),
                    AllowsDualRoles = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agencies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agencies_Communes_CommuneId",
                        column: x => x.CommuneId,
                        principalTable: "Communes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommuneId = table.Column<int>(type: "INTEGER", nullable: false),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appointments_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 900, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedFilters",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SavedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedFilters", x => new { x.UserId, x.Id });
                    table.ForeignKey(
                        name: "FK_SavedFilters_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SheetHeadings",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SavedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SheetHeadings", x => new { x.UserId, x.Kind, x.Words });
                    table.ForeignKey(
                        name: "FK_SheetHeadings_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountBalances",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    BudgetYear = table.Column<int>(type: "INTEGER", nullable: false),
                    CounterpartyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Debit = table.Column<long>(type: "INTEGER", nullable: false),
                    Credit = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountBalances", x => new { x.AgencyId, x.Year, x.Account, x.BudgetYear, x.CounterpartyId, x.Month });
                    table.ForeignKey(
                        name: "FK_AccountBalances_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgencyCodes",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyCodes", x => new { x.AgencyId, x.From });
                    table.ForeignKey(
                        name: "FK_AgencyCodes_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgencyMeasures",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SavedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyMeasures", x => new { x.AgencyId, x.NameKey });
                    table.CheckConstraint("CK_AgencyMeasures_Value", "\"Value\" > 0");
                    table.ForeignKey(
                        name: "FK_AgencyMeasures_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Approvals",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestNo = table.Column<long>(type: "INTEGER", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ApprovedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApprovedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approvals", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_Approvals_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetEntries",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DecisionDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EffectiveDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    EnteredAt = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetEntries", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_BudgetEntries_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetLines",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Fund = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    BudgetYear = table.Column<int>(type: "INTEGER", nullable: false),
                    FundingSource = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SubCategory = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SubItem = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Assigned = table.Column<long>(type: "INTEGER", nullable: false),
                    Adjusted = table.Column<long>(type: "INTEGER", nullable: false),
                    Withheld = table.Column<long>(type: "INTEGER", nullable: false),
                    Reserved = table.Column<long>(type: "INTEGER", nullable: false),
                    Committed = table.Column<long>(type: "INTEGER", nullable: false),
                    Advanced = table.Column<long>(type: "INTEGER", nullable: false),
                    Spent = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetLines", x => new { x.AgencyId, x.BudgetYear, x.Fund, x.FundingSource, x.Chapter, x.SubCategory, x.SubItem });
                    table.CheckConstraint("CK_BudgetLines_Available", "\"Assigned\" + \"Adjusted\" - \"Withheld\" - \"Reserved\" - \"Committed\" - \"Advanced\" - \"Spent\" >= 0 AND \"Withheld\" >= 0 AND \"Reserved\" >= 0 AND \"Committed\" >= 0 AND \"Advanced\" >= 0 AND \"Spent\" >= 0");
                    table.ForeignKey(
                        name: "FK_BudgetLines_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetMovements",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Fund = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    BudgetYear = table.Column<int>(type: "INTEGER", nullable: false),
                    FundingSource = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SubCategory = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SubItem = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Column = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    DocumentNo = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetMovements", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_BudgetMovements_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeCases",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    TrackingCode = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FeeType = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FeeName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Filing = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Exemption = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    FullAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CaseKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PayerNo = table.Column<long>(type: "INTEGER", nullable: false),
                    PayerDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReceiptNo = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    MadeAt = table.Column<string>(type: "TEXT", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeCases", x => new { x.AgencyId, x.No });
                    table.CheckConstraint("CK_FeeCases_Issued", "(\"Status\" = 'Issued' AND \"ReceiptNo\" IS NOT NULL) OR (\"Status\" <> 'Issued' AND \"ReceiptNo\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_FeeCases_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeDays",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedEvent = table.Column<long>(type: "INTEGER", nullable: false),
                    CashReceipts = table.Column<long>(type: "INTEGER", nullable: false),
                    CashBooks = table.Column<long>(type: "INTEGER", nullable: false),
                    OnlineReceipts = table.Column<long>(type: "INTEGER", nullable: false),
                    OnlineBooks = table.Column<long>(type: "INTEGER", nullable: false),
                    Platform = table.Column<long>(type: "INTEGER", nullable: false),
                    Bank = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    CashierAt = table.Column<string>(type: "TEXT", nullable: true),
                    CashierId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Cashier = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeDays", x => new { x.AgencyId, x.Date });
                    table.ForeignKey(
                        name: "FK_FeeDays_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FiscalYears",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FiscalYears", x => new { x.AgencyId, x.Year });
                    table.ForeignKey(
                        name: "FK_FiscalYears_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuingPoints",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AuthorisedBody = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RangeSize = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuingPoints", x => new { x.AgencyId, x.Code });
                    table.ForeignKey(
                        name: "FK_IssuingPoints_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ItemOwners",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AssignedAt = table.Column<string>(type: "TEXT", nullable: false),
                    AssignedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemOwners", x => new { x.AgencyId, x.Item });
                    table.ForeignKey(
                        name: "FK_ItemOwners_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEvents",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Imported = table.Column<bool>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEvents", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_LedgerEvents_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerHeads",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Locks = table.Column<long>(type: "INTEGER", nullable: false),
                    EventNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DocumentNo = table.Column<long>(type: "INTEGER", nullable: false),
                    MovementNo = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerHeads", x => x.AgencyId);
                    table.ForeignKey(
                        name: "FK_LedgerHeads_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Months",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReopenAskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReopenReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Months", x => new { x.AgencyId, x.Year, x.Month });
                    table.ForeignKey(
                        name: "FK_Months_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NumberSeries",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberSeries", x => new { x.AgencyId, x.Type, x.Year });
                    table.ForeignKey(
                        name: "FK_NumberSeries_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlinePaymentImports",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Imported = table.Column<int>(type: "INTEGER", nullable: false),
                    Duplicates = table.Column<int>(type: "INTEGER", nullable: false),
                    Rejected = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePaymentImports", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_OnlinePaymentImports_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlinePayments",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TransactionId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidAt = table.Column<string>(type: "TEXT", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    SettlementReference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    BankReference = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    SetAside = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ImportNo = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliveryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePayments", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_OnlinePayments_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperBooks",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    First = table.Column<int>(type: "INTEGER", nullable: false),
                    Final = table.Column<int>(type: "INTEGER", nullable: false),
                    Next = table.Column<int>(type: "INTEGER", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperBooks", x => new { x.AgencyId, x.No });
                    table.CheckConstraint("CK_PaperBooks_Within", "\"Next\" >= \"First\" AND \"Next\" <= \"Final\" + 1");
                    table.ForeignKey(
                        name: "FK_PaperBooks_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperDestructions",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Witnesses = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MadeAt = table.Column<string>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SentBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperDestructions", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_PaperDestructions_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Payers",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdentityNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ExemptionEvidence = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payers", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_Payers_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentChannels",
                columns: table => new
                {
                    Provider = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ProtectedSecret = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    FieldPaths = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ListLayout = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CreatedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentChannels", x => new { x.Provider, x.Channel });
                    table.ForeignKey(
                        name: "FK_PaymentChannels_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentRequests",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    TrackingCode = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PayeeName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    PayeeAccount = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    PayeeBank = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    PayeeTaxCode = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Method = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    FundedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MadeAt = table.Column<string>(type: "TEXT", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SubmittedAt = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DecidedAt = table.Column<string>(type: "TEXT", nullable: true),
                    DecisionNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentRequests", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_PaymentRequests_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptLists",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<string>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    NextTryAt = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<string>(type: "TEXT", nullable: true),
                    SentBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptLists", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_ReceiptLists_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptSeries",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptSeries", x => new { x.AgencyId, x.Year, x.Series });
                    table.ForeignKey(
                        name: "FK_ReceiptSeries_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SigningCertificates",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SerialNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Thumbprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ValidFrom = table.Column<string>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedKey = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false),
                    AddedAt = table.Column<string>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningCertificates", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_SigningCertificates_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StatementLayouts",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Headings = table.Column<string>(type: "TEXT", maxLength: 20100, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SavedAt = table.Column<string>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementLayouts", x => new { x.AgencyId, x.Key });
                    table.ForeignKey(
                        name: "FK_StatementLayouts_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Statements",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Opening = table.Column<long>(type: "INTEGER", nullable: true),
                    Closing = table.Column<long>(type: "INTEGER", nullable: true),
                    LinesInFile = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportedAt = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Statements", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_Statements_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Statements_StoredFiles_Sha256",
                        column: x => x.Sha256,
                        principalTable: "StoredFiles",
                        principalColumn: "Sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VoucherDrafts",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SavedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoucherDrafts", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_VoucherDrafts_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Vouchers",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FiscalYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Party = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SourceNo = table.Column<long>(type: "INTEGER", nullable: true),
                    ReversalOf = table.Column<long>(type: "INTEGER", nullable: true),
                    AwaitsApproval = table.Column<bool>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: false),
                    PostedAt = table.Column<string>(type: "TEXT", nullable: false),
                    PostedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vouchers", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_Vouchers_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VoucherTemplates",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false),
                    DayOfMonth = table.Column<int>(type: "INTEGER", nullable: true),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SavedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoucherTemplates", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_VoucherTemplates_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeliveries",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false),
                    Signature = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    IsGenuine = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeliveries", x => new { x.AgencyId, x.Id });
                    table.ForeignKey(
                        name: "FK_WebhookDeliveries_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetEntryLines",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    EntryNo = table.Column<long>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    FundingSource = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SubCategory = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SubItem = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetEntryLines", x => new { x.AgencyId, x.EntryNo, x.LineNo });
                    table.ForeignKey(
                        name: "FK_BudgetEntryLines_BudgetEntries_AgencyId_EntryNo",
                        columns: x => new { x.AgencyId, x.EntryNo },
                        principalTable: "BudgetEntries",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeDayDifferences",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SubjectNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeDayDifferences", x => new { x.AgencyId, x.Date, x.LineNo });
                    table.ForeignKey(
                        name: "FK_FeeDayDifferences_FeeDays_AgencyId_Date",
                        columns: x => new { x.AgencyId, x.Date },
                        principalTable: "FeeDays",
                        principalColumns: new[] { "AgencyId", "Date" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuingPointCashiers",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Point = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuingPointCashiers", x => new { x.AgencyId, x.UserId });
                    table.ForeignKey(
                        name: "FK_IssuingPointCashiers_IssuingPoints_AgencyId_Point",
                        columns: x => new { x.AgencyId, x.Point },
                        principalTable: "IssuingPoints",
                        principalColumns: new[] { "AgencyId", "Code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptRanges",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    First = table.Column<int>(type: "INTEGER", nullable: false),
                    Final = table.Column<int>(type: "INTEGER", nullable: false),
                    Point = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false),
                    SetApartAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptRanges", x => new { x.AgencyId, x.Year, x.Series, x.First });
                    table.CheckConstraint("CK_ReceiptRanges_Within", "\"Last\" >= \"First\" - 1 AND \"Last\" <= \"Final\"");
                    table.ForeignKey(
                        name: "FK_ReceiptRanges_IssuingPoints_AgencyId_Point",
                        columns: x => new { x.AgencyId, x.Point },
                        principalTable: "IssuingPoints",
                        principalColumns: new[] { "AgencyId", "Code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankLists",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnswerName = table.Column<string>(type: "TEXT", maxLength: 208, nullable: false),
                    Matched = table.Column<int>(type: "INTEGER", nullable: false),
                    BankOnly = table.Column<int>(type: "INTEGER", nullable: false),
                    OursOnly = table.Column<int>(type: "INTEGER", nullable: false),
                    Differing = table.Column<int>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankLists", x => new { x.AgencyId, x.ImportNo });
                    table.ForeignKey(
                        name: "FK_BankLists_OnlinePaymentImports_AgencyId_ImportNo",
                        columns: x => new { x.AgencyId, x.ImportNo },
                        principalTable: "OnlinePaymentImports",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlinePaymentStates",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    PaymentNo = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseNo = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    At = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePaymentStates", x => new { x.AgencyId, x.PaymentNo });
                    table.CheckConstraint("CK_OnlinePaymentStates_OneOfTwo", "(\"CaseNo\" IS NULL AND \"Reason\" IS NOT NULL) OR (\"CaseNo\" IS NOT NULL AND \"Reason\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_OnlinePaymentStates_OnlinePayments_AgencyId_PaymentNo",
                        columns: x => new { x.AgencyId, x.PaymentNo },
                        principalTable: "OnlinePayments",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperMoves",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    BookNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    First = table.Column<int>(type: "INTEGER", nullable: false),
                    Final = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DestructionNo = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperMoves", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_PaperMoves_PaperBooks_AgencyId_BookNo",
                        columns: x => new { x.AgencyId, x.BookNo },
                        principalTable: "PaperBooks",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperMoves_PaperDestructions_AgencyId_DestructionNo",
                        columns: x => new { x.AgencyId, x.DestructionNo },
                        principalTable: "PaperDestructions",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Matches",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    IsAutomatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    ChargeVoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestNo = table.Column<long>(type: "INTEGER", nullable: true),
                    Charge = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<string>(type: "TEXT", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    UndoneAt = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Matches", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_Matches_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Matches_PaymentRequests_AgencyId_RequestNo",
                        columns: x => new { x.AgencyId, x.RequestNo },
                        principalTable: "PaymentRequests",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentRequestLines",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestNo = table.Column<long>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    FundingSource = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    SubCategory = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    SubItem = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    InvoiceNumber = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    InvoiceDate = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentRequestLines", x => new { x.AgencyId, x.RequestNo, x.LineNo });
                    table.CheckConstraint("CK_PaymentRequestLines_Amount", "\"Amount\" > 0");
                    table.ForeignKey(
                        name: "FK_PaymentRequestLines_PaymentRequests_AgencyId_RequestNo",
                        columns: x => new { x.AgencyId, x.RequestNo },
                        principalTable: "PaymentRequests",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptListItems",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    EventNo = table.Column<long>(type: "INTEGER", nullable: false),
                    ListNo = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptListItems", x => new { x.AgencyId, x.EventNo });
                    table.ForeignKey(
                        name: "FK_ReceiptListItems_ReceiptLists_AgencyId_ListNo",
                        columns: x => new { x.AgencyId, x.ListNo },
                        principalTable: "ReceiptLists",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StatementLines",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    StatementNo = table.Column<long>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValueDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    BalanceAfter = table.Column<long>(type: "INTEGER", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MatchNo = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementLines", x => new { x.AgencyId, x.StatementNo, x.LineNo });
                    table.ForeignKey(
                        name: "FK_StatementLines_Statements_AgencyId_StatementNo",
                        columns: x => new { x.AgencyId, x.StatementNo },
                        principalTable: "Statements",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CashDesks",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    KeepsFund = table.Column<bool>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<string>(type: "TEXT", nullable: false),
                    SinceEvent = table.Column<long>(type: "INTEGER", nullable: false),
                    FundSinceEvent = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenedEvent = table.Column<long>(type: "INTEGER", nullable: false),
                    OpeningExpected = table.Column<long>(type: "INTEGER", nullable: false),
                    OpeningCounted = table.Column<long>(type: "INTEGER", nullable: false),
                    OpeningNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ClosedAt = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedEvent = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosingExpected = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosingCounted = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosingNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ConfirmedAt = table.Column<string>(type: "TEXT", nullable: true),
                    ConfirmedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ConfirmNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DifferenceVoucherNo = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashDesks", x => new { x.AgencyId, x.No });
                    table.CheckConstraint("CK_CashDesks_Closed", "(\"ClosedAt\" IS NULL AND \"ClosedEvent\" IS NULL AND \"ClosingExpected\" IS NULL AND \"ClosingCounted\" IS NULL AND \"ConfirmedAt\" IS NULL) OR (\"ClosedAt\" IS NOT NULL AND \"ClosedEvent\" IS NOT NULL AND \"ClosingExpected\" IS NOT NULL AND \"ClosingCounted\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_CashDesks_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CashDesks_Vouchers_AgencyId_DifferenceVoucherNo",
                        columns: x => new { x.AgencyId, x.DifferenceVoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestNo = table.Column<long>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    AttachedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AttachedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AttachedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => new { x.AgencyId, x.No });
                    table.CheckConstraint("CK_Evidence_OneDocument", "(\"VoucherNo\" IS NULL AND \"RequestNo\" IS NOT NULL) OR (\"VoucherNo\" IS NOT NULL AND \"RequestNo\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_Evidence_PaymentRequests_AgencyId_RequestNo",
                        columns: x => new { x.AgencyId, x.RequestNo },
                        principalTable: "PaymentRequests",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Evidence_StoredFiles_Sha256",
                        column: x => x.Sha256,
                        principalTable: "StoredFiles",
                        principalColumn: "Sha256",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Evidence_Vouchers_AgencyId_VoucherNo",
                        columns: x => new { x.AgencyId, x.VoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeRemittances",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    LastEvent = table.Column<long>(type: "INTEGER", nullable: false),
                    Collected = table.Column<long>(type: "INTEGER", nullable: false),
                    Retained = table.Column<long>(type: "INTEGER", nullable: false),
                    ToRemit = table.Column<long>(type: "INTEGER", nullable: false),
                    Refunded = table.Column<long>(type: "INTEGER", nullable: false),
                    RetentionDecision = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    RemittedVoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    RetainedVoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestNo = table.Column<long>(type: "INTEGER", nullable: true),
                    PreparedAt = table.Column<string>(type: "TEXT", nullable: false),
                    PreparedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    PreparedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeRemittances", x => new { x.AgencyId, x.Year, x.Month });
                    table.CheckConstraint("CK_FeeRemittances_Whole", "\"Collected\" + \"Refunded\" = \"Retained\" + \"ToRemit\"");
                    table.ForeignKey(
                        name: "FK_FeeRemittances_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FeeRemittances_PaymentRequests_AgencyId_RequestNo",
                        columns: x => new { x.AgencyId, x.RequestNo },
                        principalTable: "PaymentRequests",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FeeRemittances_Vouchers_AgencyId_RemittedVoucherNo",
                        columns: x => new { x.AgencyId, x.RemittedVoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FeeRemittances_Vouchers_AgencyId_RetainedVoucherNo",
                        columns: x => new { x.AgencyId, x.RetainedVoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Receipts",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Point = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FeeType = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FeeName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PayerNo = table.Column<long>(type: "INTEGER", nullable: false),
                    PayerDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: true),
                    Replaces = table.Column<long>(type: "INTEGER", nullable: true),
                    IssuedAt = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Receipts", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_Receipts_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Receipts_FeeCases_AgencyId_CaseNo",
                        columns: x => new { x.AgencyId, x.CaseNo },
                        principalTable: "FeeCases",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Receipts_Vouchers_AgencyId_VoucherNo",
                        columns: x => new { x.AgencyId, x.VoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VoucherLines",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Debit = table.Column<long>(type: "INTEGER", nullable: false),
                    Credit = table.Column<long>(type: "INTEGER", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    BudgetYear = table.Column<int>(type: "INTEGER", nullable: false),
                    FundingSource = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    SubCategory = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    SubItem = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Programme = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Party = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    CounterpartyId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoucherLines", x => new { x.AgencyId, x.VoucherNo, x.LineNo });
                    table.CheckConstraint("CK_VoucherLines_OneSide", "(\"Debit\" = 0 AND \"Credit\" <> 0) OR (\"Debit\" <> 0 AND \"Credit\" = 0)");
                    table.ForeignKey(
                        name: "FK_VoucherLines_Vouchers_AgencyId_VoucherNo",
                        columns: x => new { x.AgencyId, x.VoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TemplateUses",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    TemplateNo = table.Column<long>(type: "INTEGER", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateUses", x => new { x.AgencyId, x.TemplateNo, x.VoucherNo });
                    table.ForeignKey(
                        name: "FK_TemplateUses_VoucherTemplates_AgencyId_TemplateNo",
                        columns: x => new { x.AgencyId, x.TemplateNo },
                        principalTable: "VoucherTemplates",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TemplateUses_Vouchers_AgencyId_VoucherNo",
                        columns: x => new { x.AgencyId, x.VoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankListDifferences",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportNo = table.Column<long>(type: "INTEGER", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TransactionId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    PaidAt = table.Column<string>(type: "TEXT", nullable: true),
                    OurAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    OurPaidAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankListDifferences", x => new { x.AgencyId, x.ImportNo, x.No });
                    table.ForeignKey(
                        name: "FK_BankListDifferences_BankLists_AgencyId_ImportNo",
                        columns: x => new { x.AgencyId, x.ImportNo },
                        principalTable: "BankLists",
                        principalColumns: new[] { "AgencyId", "ImportNo" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatchEntries",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    EntryNo = table.Column<long>(type: "INTEGER", nullable: false),
                    MatchNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchEntries", x => new { x.AgencyId, x.Kind, x.EntryNo });
                    table.ForeignKey(
                        name: "FK_MatchEntries_Matches_AgencyId_MatchNo",
                        columns: x => new { x.AgencyId, x.MatchNo },
                        principalTable: "Matches",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CashCounts",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    DeskNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Moment = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Denomination = table.Column<long>(type: "INTEGER", nullable: false),
                    Pieces = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashCounts", x => new { x.AgencyId, x.DeskNo, x.Moment, x.Denomination });
                    table.CheckConstraint("CK_CashCounts_Some", "\"Pieces\" > 0 AND \"Denomination\" > 0");
                    table.ForeignKey(
                        name: "FK_CashCounts_CashDesks_AgencyId_DeskNo",
                        columns: x => new { x.AgencyId, x.DeskNo },
                        principalTable: "CashDesks",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CashHandOvers",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    FromDeskNo = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ToId = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ToDeskNo = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Other = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    MadeAt = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashHandOvers", x => new { x.AgencyId, x.No });
                    table.CheckConstraint("CK_CashHandOvers_Some", "\"Amount\" > 0 AND \"Other\" >= 0");
                    table.CheckConstraint("CK_CashHandOvers_TwoPeople", "\"FromId\" <> \"ToId\"");
                    table.ForeignKey(
                        name: "FK_CashHandOvers_CashDesks_AgencyId_FromDeskNo",
                        columns: x => new { x.AgencyId, x.FromDeskNo },
                        principalTable: "CashDesks",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CashHandOvers_CashDesks_AgencyId_ToDeskNo",
                        columns: x => new { x.AgencyId, x.ToDeskNo },
                        principalTable: "CashDesks",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeRemittanceLines",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    FeeType = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FeeName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SubItem = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Receipts = table.Column<long>(type: "INTEGER", nullable: false),
                    Collected = table.Column<long>(type: "INTEGER", nullable: false),
                    RetainedPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    Retained = table.Column<long>(type: "INTEGER", nullable: false),
                    Refunded = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeRemittanceLines", x => new { x.AgencyId, x.Year, x.Month, x.FeeType });
                    table.ForeignKey(
                        name: "FK_FeeRemittanceLines_FeeRemittances_AgencyId_Year_Month",
                        columns: x => new { x.AgencyId, x.Year, x.Month },
                        principalTable: "FeeRemittances",
                        principalColumns: new[] { "AgencyId", "Year", "Month" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptCorrections",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseNo = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceiptNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    PayerNo = table.Column<long>(type: "INTEGER", nullable: false),
                    PayerDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReplacementNo = table.Column<long>(type: "INTEGER", nullable: true),
                    ReversalNo = table.Column<long>(type: "INTEGER", nullable: true),
                    RefundDue = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    CorrectedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CorrectedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptCorrections", x => new { x.AgencyId, x.No });
                    table.ForeignKey(
                        name: "FK_ReceiptCorrections_Receipts_AgencyId_ReceiptNo",
                        columns: x => new { x.AgencyId, x.ReceiptNo },
                        principalTable: "Receipts",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignedReceipts",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceiptNo = table.Column<long>(type: "INTEGER", nullable: false),
                    CertificateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<string>(type: "TEXT", nullable: false),
                    Xml = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedReceipts", x => new { x.AgencyId, x.ReceiptNo });
                    table.ForeignKey(
                        name: "FK_SignedReceipts_Receipts_AgencyId_ReceiptNo",
                        columns: x => new { x.AgencyId, x.ReceiptNo },
                        principalTable: "Receipts",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignedReceipts_SigningCertificates_AgencyId_CertificateId",
                        columns: x => new { x.AgencyId, x.CertificateId },
                        principalTable: "SigningCertificates",
                        principalColumns: new[] { "AgencyId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandedOverReceipts",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    HandOverNo = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseNo = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceiptNo = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandedOverReceipts", x => new { x.AgencyId, x.HandOverNo, x.CaseNo });
                    table.ForeignKey(
                        name: "FK_HandedOverReceipts_CashHandOvers_AgencyId_HandOverNo",
                        columns: x => new { x.AgencyId, x.HandOverNo },
                        principalTable: "CashHandOvers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandedOverReceipts_Receipts_AgencyId_ReceiptNo",
                        columns: x => new { x.AgencyId, x.ReceiptNo },
                        principalTable: "Receipts",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TreasuryRefunds",
                columns: table => new
                {
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    CorrectionNo = table.Column<long>(type: "INTEGER", nullable: false),
                    VoucherNo = table.Column<long>(type: "INTEGER", nullable: false),
                    FeeType = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FeeName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TreasuryRefunds", x => new { x.AgencyId, x.CorrectionNo });
                    table.ForeignKey(
                        name: "FK_TreasuryRefunds_ReceiptCorrections_AgencyId_CorrectionNo",
                        columns: x => new { x.AgencyId, x.CorrectionNo },
                        principalTable: "ReceiptCorrections",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TreasuryRefunds_Vouchers_AgencyId_VoucherNo",
                        columns: x => new { x.AgencyId, x.VoucherNo },
                        principalTable: "Vouchers",
                        principalColumns: new[] { "AgencyId", "No" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountBalances_AgencyId_Year",
                table: "AccountBalances",
                columns: new[] { "AgencyId", "Year" },
                filter: "\"Month\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_CommuneId",
                table: "Agencies",
                column: "CommuneId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyCodes_Code_From",
                table: "AgencyCodes",
                columns: new[] { "Code", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_AgencyId",
                table: "Appointments",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_UserId_AgencyId",
                table: "Appointments",
                columns: new[] { "UserId", "AgencyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_AgencyId_RequestNo",
                table: "Approvals",
                columns: new[] { "AgencyId", "RequestNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_AgencyId_VoucherNo",
                table: "Approvals",
                columns: new[] { "AgencyId", "VoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditLines_AgencyId_At",
                table: "AuditLines",
                columns: new[] { "AgencyId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetMovements_AgencyId_BudgetYear_Date",
                table: "BudgetMovements",
                columns: new[] { "AgencyId", "BudgetYear", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetMovements_AgencyId_DocumentNo",
                table: "BudgetMovements",
                columns: new[] { "AgencyId", "DocumentNo" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetMovements_AgencyId_VoucherNo",
                table: "BudgetMovements",
                columns: new[] { "AgencyId", "VoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_CashDesks_AgencyId_Date",
                table: "CashDesks",
                columns: new[] { "AgencyId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_CashDesks_AgencyId_DifferenceVoucherNo",
                table: "CashDesks",
                columns: new[] { "AgencyId", "DifferenceVoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_CashDesks_AgencyId_HolderId_Turn",
                table: "CashDesks",
                columns: new[] { "AgencyId", "HolderId", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CashHandOvers_AgencyId_FromDeskNo",
                table: "CashHandOvers",
                columns: new[] { "AgencyId", "FromDeskNo" });

            migrationBuilder.CreateIndex(
                name: "IX_CashHandOvers_AgencyId_ToDeskNo",
                table: "CashHandOvers",
                columns: new[] { "AgencyId", "ToDeskNo" });

            migrationBuilder.CreateIndex(
                name: "IX_CashHandOvers_AgencyId_ToId_State",
                table: "CashHandOvers",
                columns: new[] { "AgencyId", "ToId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Communes_Code",
                table: "Communes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_AgencyId_RequestNo",
                table: "Evidence",
                columns: new[] { "AgencyId", "RequestNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_AgencyId_VoucherNo",
                table: "Evidence",
                columns: new[] { "AgencyId", "VoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Sha256",
                table: "Evidence",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_FeeCases_AgencyId_CaseKey",
                table: "FeeCases",
                columns: new[] { "AgencyId", "CaseKey" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeCases_AgencyId_CaseNumber",
                table: "FeeCases",
                columns: new[] { "AgencyId", "CaseNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeCases_AgencyId_Date",
                table: "FeeCases",
                columns: new[] { "AgencyId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeCases_TrackingCode",
                table: "FeeCases",
                column: "TrackingCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeeRemittances_AgencyId_RemittedVoucherNo",
                table: "FeeRemittances",
                columns: new[] { "AgencyId", "RemittedVoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeRemittances_AgencyId_RequestNo",
                table: "FeeRemittances",
                columns: new[] { "AgencyId", "RequestNo" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeRemittances_AgencyId_RetainedVoucherNo",
                table: "FeeRemittances",
                columns: new[] { "AgencyId", "RetainedVoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_HandedOverReceipts_AgencyId_CaseNo",
                table: "HandedOverReceipts",
                columns: new[] { "AgencyId", "CaseNo" });

            migrationBuilder.CreateIndex(
                name: "IX_HandedOverReceipts_AgencyId_ReceiptNo",
                table: "HandedOverReceipts",
                columns: new[] { "AgencyId", "ReceiptNo" });

            migrationBuilder.CreateIndex(
                name: "IX_IssuingPointCashiers_AgencyId_Point",
                table: "IssuingPointCashiers",
                columns: new[] { "AgencyId", "Point" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchEntries_AgencyId_MatchNo",
                table: "MatchEntries",
                columns: new[] { "AgencyId", "MatchNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_AgencyId_ChargeVoucherNo",
                table: "Matches",
                columns: new[] { "AgencyId", "ChargeVoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_AgencyId_RequestNo",
                table: "Matches",
                columns: new[] { "AgencyId", "RequestNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_AgencyId_VoucherNo",
                table: "Matches",
                columns: new[] { "AgencyId", "VoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_UserId_SeenAt_At",
                table: "Notifications",
                columns: new[] { "UserId", "SeenAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_AgencyId_PaidOn",
                table: "OnlinePayments",
                columns: new[] { "AgencyId", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_AgencyId_Provider_Channel_TransactionId",
                table: "OnlinePayments",
                columns: new[] { "AgencyId", "Provider", "Channel", "TransactionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePaymentStates_AgencyId_CaseNo",
                table: "OnlinePaymentStates",
                columns: new[] { "AgencyId", "CaseNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePaymentStates_AgencyId_CaseNumber",
                table: "OnlinePaymentStates",
                columns: new[] { "AgencyId", "CaseNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePaymentStates_AgencyId_Reason_Amount",
                table: "OnlinePaymentStates",
                columns: new[] { "AgencyId", "Reason", "Amount" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeliveredAt_At",
                table: "Outbox",
                columns: new[] { "DeliveredAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PaperMoves_AgencyId_BookNo",
                table: "PaperMoves",
                columns: new[] { "AgencyId", "BookNo" });

            migrationBuilder.CreateIndex(
                name: "IX_PaperMoves_AgencyId_DestructionNo",
                table: "PaperMoves",
                columns: new[] { "AgencyId", "DestructionNo" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentChannels_AgencyId",
                table: "PaymentChannels",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRequests_AgencyId_Status",
                table: "PaymentRequests",
                columns: new[] { "AgencyId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRequests_TrackingCode",
                table: "PaymentRequests",
                column: "TrackingCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptCorrections_AgencyId_CaseNo",
                table: "ReceiptCorrections",
                columns: new[] { "AgencyId", "CaseNo" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptCorrections_AgencyId_ReceiptNo",
                table: "ReceiptCorrections",
                columns: new[] { "AgencyId", "ReceiptNo" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptListItems_AgencyId_ListNo",
                table: "ReceiptListItems",
                columns: new[] { "AgencyId", "ListNo" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptLists_AgencyId_NextTryAt",
                table: "ReceiptLists",
                columns: new[] { "AgencyId", "NextTryAt" },
                filter: "\"SentAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptRanges_AgencyId_Point",
                table: "ReceiptRanges",
                columns: new[] { "AgencyId", "Point" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_AgencyId_CaseNo",
                table: "Receipts",
                columns: new[] { "AgencyId", "CaseNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_AgencyId_Date",
                table: "Receipts",
                columns: new[] { "AgencyId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_AgencyId_VoucherNo",
                table: "Receipts",
                columns: new[] { "AgencyId", "VoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_AgencyId_Year_Series_Number",
                table: "Receipts",
                columns: new[] { "AgencyId", "Year", "Series", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedFilters_UserId_NameKey",
                table: "SavedFilters",
                columns: new[] { "UserId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignedReceipts_AgencyId_CertificateId",
                table: "SignedReceipts",
                columns: new[] { "AgencyId", "CertificateId" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_AgencyId_Date",
                table: "StatementLines",
                columns: new[] { "AgencyId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_AgencyId_MatchNo",
                table: "StatementLines",
                columns: new[] { "AgencyId", "MatchNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_AgencyId_Sha256",
                table: "Statements",
                columns: new[] { "AgencyId", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Sha256",
                table: "Statements",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_TemplateUses_AgencyId_VoucherNo",
                table: "TemplateUses",
                columns: new[] { "AgencyId", "VoucherNo" });

            migrationBuilder.CreateIndex(
                name: "IX_TreasuryRefunds_AgencyId_VoucherNo",
                table: "TreasuryRefunds",
                columns: new[] { "AgencyId", "VoucherNo" });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Users",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Users",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VoucherLines_AgencyId_Account_Date",
                table: "VoucherLines",
                columns: new[] { "AgencyId", "Account", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Vouchers_AgencyId_Date",
                table: "Vouchers",
                columns: new[] { "AgencyId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Vouchers_AgencyId_ReversalOf",
                table: "Vouchers",
                columns: new[] { "AgencyId", "ReversalOf" },
                unique: true,
                filter: "\"ReversalOf\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Vouchers_AgencyId_Type_FiscalYear_Sequence",
                table: "Vouchers",
                columns: new[] { "AgencyId", "Type", "FiscalYear", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VoucherTemplates_AgencyId_NameKey",
                table: "VoucherTemplates",
                columns: new[] { "AgencyId", "NameKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountBalances");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "AgencyCodes");

            migrationBuilder.DropTable(
                name: "AgencyMeasures");

            migrationBuilder.DropTable(
                name: "Appointments");

            migrationBuilder.DropTable(
                name: "Approvals");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditLines");

            migrationBuilder.DropTable(
                name: "BankListDifferences");

            migrationBuilder.DropTable(
                name: "BudgetEntryLines");

            migrationBuilder.DropTable(
                name: "BudgetLines");

            migrationBuilder.DropTable(
                name: "BudgetMovements");

            migrationBuilder.DropTable(
                name: "CashCounts");

            migrationBuilder.DropTable(
                name: "CatalogReleases");

            migrationBuilder.DropTable(
                name: "Chapters");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "EvidenceKinds");

            migrationBuilder.DropTable(
                name: "FeeDayDifferences");

            migrationBuilder.DropTable(
                name: "FeeExemptions");

            migrationBuilder.DropTable(
                name: "FeeRates");

            migrationBuilder.DropTable(
                name: "FeeRemittanceLines");

            migrationBuilder.DropTable(
                name: "FeeTypes");

            migrationBuilder.DropTable(
                name: "FiscalYears");

            migrationBuilder.DropTable(
                name: "FundingSources");

            migrationBuilder.DropTable(
                name: "HandedOverReceipts");

            migrationBuilder.DropTable(
                name: "IdempotencyKeys");

            migrationBuilder.DropTable(
                name: "Imported");

            migrationBuilder.DropTable(
                name: "IssuingPointCashiers");

            migrationBuilder.DropTable(
                name: "ItemOwners");

            migrationBuilder.DropTable(
                name: "LedgerEvents");

            migrationBuilder.DropTable(
                name: "LedgerHeads");

            migrationBuilder.DropTable(
                name: "MatchEntries");

            migrationBuilder.DropTable(
                name: "Months");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "NumberSeries");

            migrationBuilder.DropTable(
                name: "OnlinePaymentStates");

            migrationBuilder.DropTable(
                name: "Operations");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "PaperMoves");

            migrationBuilder.DropTable(
                name: "Payers");

            migrationBuilder.DropTable(
                name: "PaymentChannels");

            migrationBuilder.DropTable(
                name: "PaymentRequestLines");

            migrationBuilder.DropTable(
                name: "ProtectionKeys");

            migrationBuilder.DropTable(
                name: "ReceiptListItems");

            migrationBuilder.DropTable(
                name: "ReceiptRanges");

            migrationBuilder.DropTable(
                name: "ReceiptSeries");

            migrationBuilder.DropTable(
                name: "RetiredCodes");

            migrationBuilder.DropTable(
                name: "SavedFilters");

            migrationBuilder.DropTable(
                name: "SheetHeadings");

            migrationBuilder.DropTable(
                name: "SignedReceipts");

            migrationBuilder.DropTable(
                name: "StatementLayouts");

            migrationBuilder.DropTable(
                name: "StatementLines");

            migrationBuilder.DropTable(
                name: "SubCategories");

            migrationBuilder.DropTable(
                name: "SubItems");

            migrationBuilder.DropTable(
                name: "TemplateUses");

            migrationBuilder.DropTable(
                name: "TreasuryRefunds");

            migrationBuilder.DropTable(
                name: "VoucherDrafts");

            migrationBuilder.DropTable(
                name: "VoucherLines");

            migrationBuilder.DropTable(
                name: "WebhookDeliveries");

            migrationBuilder.DropTable(
                name: "BankLists");

            migrationBuilder.DropTable(
                name: "BudgetEntries");

            migrationBuilder.DropTable(
                name: "FeeDays");

            migrationBuilder.DropTable(
                name: "FeeRemittances");

            migrationBuilder.DropTable(
                name: "CashHandOvers");

            migrationBuilder.DropTable(
                name: "Matches");

            migrationBuilder.DropTable(
                name: "OnlinePayments");

            migrationBuilder.DropTable(
                name: "PaperBooks");

            migrationBuilder.DropTable(
                name: "PaperDestructions");

            migrationBuilder.DropTable(
                name: "ReceiptLists");

            migrationBuilder.DropTable(
                name: "IssuingPoints");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "SigningCertificates");

            migrationBuilder.DropTable(
                name: "Statements");

            migrationBuilder.DropTable(
                name: "VoucherTemplates");

            migrationBuilder.DropTable(
                name: "ReceiptCorrections");

            migrationBuilder.DropTable(
                name: "OnlinePaymentImports");

            migrationBuilder.DropTable(
                name: "CashDesks");

            migrationBuilder.DropTable(
                name: "PaymentRequests");

            migrationBuilder.DropTable(
                name: "StoredFiles");

            migrationBuilder.DropTable(
                name: "Receipts");

            migrationBuilder.DropTable(
                name: "FeeCases");

            migrationBuilder.DropTable(
                name: "Vouchers");

            migrationBuilder.DropTable(
                name: "Agencies");

            migrationBuilder.DropTable(
                name: "Communes");
        }
    }
}
