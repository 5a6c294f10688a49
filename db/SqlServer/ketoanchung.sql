SET QUOTED_IDENTIFIER ON; -- sqlcmd has it off
GO
IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Accounts] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [Side] nvarchar(64) NOT NULL,
        [OffBalance] bit NOT NULL,
        [Postable] bit NOT NULL,
        [RequiredDimensions] nvarchar(500) NOT NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Accounts] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AuditLines] (
        [AgencyId] int NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [At] datetime2 NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [Actor] nvarchar(500) NOT NULL,
        [Command] nvarchar(500) NOT NULL,
        [Refusal] nvarchar(500) NULL,
        [Subject] nvarchar(500) NULL,
        [Door] nvarchar(500) NOT NULL,
        [TraceId] nvarchar(500) NULL,
        CONSTRAINT [PK_AuditLines] PRIMARY KEY ([AgencyId], [Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [CatalogReleases] (
        [File] nvarchar(200) NOT NULL,
        [Sha256] nvarchar(500) NOT NULL,
        [LoadedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_CatalogReleases] PRIMARY KEY ([File])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Chapters] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Chapters] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Communes] (
        [Id] int NOT NULL,
        [Code] nvarchar(16) NOT NULL,
        [Name] nvarchar(500) NOT NULL,
        [Province] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Communes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [EvidenceKinds] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [RequiredFor] nvarchar(500) NOT NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_EvidenceKinds] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeExemptions] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [Fees] nvarchar(1650) NOT NULL,
        [Percent] int NOT NULL,
        [Evidence] nvarchar(500) NOT NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_FeeExemptions] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeRates] (
        [FeeType] nvarchar(32) NOT NULL,
        [From] date NOT NULL,
        [Province] nvarchar(200) NOT NULL,
        [Filing] nvarchar(16) NOT NULL,
        [PayerClass] nvarchar(32) NOT NULL,
        [To] date NULL,
        [Amount] bigint NOT NULL,
        [Decision] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_FeeRates] PRIMARY KEY ([FeeType], [From], [Province], [Filing], [PayerClass])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeTypes] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [Unit] nvarchar(500) NOT NULL,
        [Amount] bigint NULL,
        [RetainedPercent] int NULL,
        [SubItem] nvarchar(500) NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_FeeTypes] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FundingSources] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [Autonomous] bit NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_FundingSources] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [IdempotencyKeys] (
        [Id] nvarchar(64) NOT NULL,
        [RequestHash] nvarchar(64) NOT NULL,
        [Response] nvarchar(max) NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_IdempotencyKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Imported] (
        [CommuneId] int NOT NULL,
        [Kind] nvarchar(32) NOT NULL,
        [Reference] nvarchar(200) NOT NULL,
        [Outcome] nvarchar(32) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Imported] PRIMARY KEY ([CommuneId], [Kind], [Reference])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Notifications] (
        [UserId] uniqueidentifier NOT NULL,
        [MessageId] uniqueidentifier NOT NULL,
        [AgencyId] int NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [Subject] nvarchar(500) NOT NULL,
        [At] datetime2 NOT NULL,
        [SeenAt] datetime2 NULL,
        CONSTRAINT [PK_Notifications] PRIMARY KEY ([UserId], [MessageId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Operations] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [Debit] nvarchar(500) NOT NULL,
        [Credit] nvarchar(500) NOT NULL,
        [OffBalance] nvarchar(500) NOT NULL,
        [Approval] nvarchar(64) NOT NULL,
        [Condition] nvarchar(500) NOT NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Operations] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Outbox] (
        [Id] uniqueidentifier NOT NULL,
        [AgencyId] int NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [Role] nvarchar(64) NULL,
        [UserId] uniqueidentifier NULL,
        [Subject] nvarchar(500) NOT NULL,
        [At] datetime2 NOT NULL,
        [DeliveredAt] datetime2 NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [ProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(500) NULL,
        [Xml] nvarchar(4000) NULL,
        CONSTRAINT [PK_ProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [RetiredCodes] (
        [Dimension] nvarchar(64) NOT NULL,
        [From] nvarchar(16) NOT NULL,
        [Since] int NOT NULL,
        [To] nvarchar(16) NOT NULL,
        [LegalBasis] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_RetiredCodes] PRIMARY KEY ([Dimension], [From], [Since])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [StoredFiles] (
        [Sha256] nvarchar(64) NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [StoredAt] datetime2 NOT NULL,
        CONSTRAINT [PK_StoredFiles] PRIMARY KEY ([Sha256])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [SubCategories] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_SubCategories] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [SubItems] (
        [Code] nvarchar(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [ValidTo] date NULL,
        [Name] nvarchar(500) NOT NULL,
        [Parent] nvarchar(500) NULL,
        [LegalBasis] nvarchar(1000) NOT NULL,
        [Confidence] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_SubItems] PRIMARY KEY ([Code], [ValidFrom])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Users] (
        [Id] uniqueidentifier NOT NULL,
        [DisplayName] nvarchar(200) NOT NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(500) NULL,
        [SecurityStamp] nvarchar(500) NULL,
        [ConcurrencyStamp] nvarchar(500) NULL,
        [PhoneNumber] nvarchar(256) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_Users] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Agencies] (
        [Id] int NOT NULL,
        [CommuneId] int NOT NULL,
        [Name] nvarchar(500) NOT NULL,
        [Kind] nvarchar(500) NOT NULL,
        [UnitType] nvarchar(64) NOT NULL,
        [Regime] nvarchar(64) NOT NULL,
        [ParentId] int NULL,
        [Chapter] nvarchar(16) NOT NULL,
        [SubCategory] nvarchar(16) NOT NULL,
        [DepositAccount] nvarchar(500) NOT NULL,
        [CollectsFees] bit NOT NULL,
        [CollectionBankBin] nvarchar(6) NULL,
        [CollectionAccount] nvarchar(64) NULL,
        [TaxCode] nvarchar(14) NULL,
        [ReceiptAddress] nvarchar(500) NULL,
        [SigningCertificateId] uniqueidentifier NULL,
        [Color] int NOT NULL,
        [AllowsDualRoles] bit NOT NULL,
        CONSTRAINT [PK_Agencies] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Agencies_Communes_CommuneId] FOREIGN KEY ([CommuneId]) REFERENCES [Communes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Appointments] (
        [Id] uniqueidentifier NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        [CommuneId] int NOT NULL,
        [AgencyId] int NULL,
        [Role] nvarchar(64) NOT NULL,
        [DecisionNumber] nvarchar(500) NOT NULL,
        [From] date NOT NULL,
        [To] date NULL,
        CONSTRAINT [PK_Appointments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Appointments_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] uniqueidentifier NOT NULL,
        [ClaimType] nvarchar(500) NULL,
        [ClaimValue] nvarchar(500) NULL,
        CONSTRAINT [PK_AspNetUserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUserClaims_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserLogins] (
        [LoginProvider] nvarchar(128) NOT NULL,
        [ProviderKey] nvarchar(128) NOT NULL,
        [ProviderDisplayName] nvarchar(500) NULL,
        [UserId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_AspNetUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AspNetUserLogins_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserPasskeys] (
        [CredentialId] varbinary(900) NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        [Data] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_AspNetUserPasskeys] PRIMARY KEY ([CredentialId]),
        CONSTRAINT [FK_AspNetUserPasskeys_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserTokens] (
        [UserId] uniqueidentifier NOT NULL,
        [LoginProvider] nvarchar(128) NOT NULL,
        [Name] nvarchar(128) NOT NULL,
        [Value] nvarchar(500) NULL,
        CONSTRAINT [PK_AspNetUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AspNetUserTokens_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [SavedFilters] (
        [UserId] uniqueidentifier NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [NameKey] nvarchar(60) NOT NULL,
        [Content] nvarchar(2000) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_SavedFilters] PRIMARY KEY ([UserId], [Id]),
        CONSTRAINT [FK_SavedFilters_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [SheetHeadings] (
        [UserId] uniqueidentifier NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [Words] nvarchar(200) NOT NULL,
        [Heading] nvarchar(200) NOT NULL,
        [Field] nvarchar(64) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_SheetHeadings] PRIMARY KEY ([UserId], [Kind], [Words]),
        CONSTRAINT [FK_SheetHeadings_Users_UserId] FOREIGN KEY ([UserId]) REFERENCES [Users] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AccountBalances] (
        [AgencyId] int NOT NULL,
        [Year] int NOT NULL,
        [Month] int NOT NULL,
        [Account] nvarchar(16) NOT NULL,
        [BudgetYear] int NOT NULL,
        [CounterpartyId] int NOT NULL,
        [Debit] bigint NOT NULL,
        [Credit] bigint NOT NULL,
        CONSTRAINT [PK_AccountBalances] PRIMARY KEY ([AgencyId], [Year], [Account], [BudgetYear], [CounterpartyId], [Month]),
        CONSTRAINT [FK_AccountBalances_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AgencyCodes] (
        [AgencyId] int NOT NULL,
        [From] date NOT NULL,
        [Code] nvarchar(16) NOT NULL,
        [To] date NULL,
        CONSTRAINT [PK_AgencyCodes] PRIMARY KEY ([AgencyId], [From]),
        CONSTRAINT [FK_AgencyCodes_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [AgencyMeasures] (
        [AgencyId] int NOT NULL,
        [NameKey] nvarchar(60) NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [Value] bigint NOT NULL,
        [SavedBy] nvarchar(500) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_AgencyMeasures] PRIMARY KEY ([AgencyId], [NameKey]),
        CONSTRAINT [CK_AgencyMeasures_Value] CHECK ("Value" > 0),
        CONSTRAINT [FK_AgencyMeasures_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Approvals] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [VoucherNo] bigint NULL,
        [RequestNo] bigint NULL,
        [Digest] nvarchar(64) NOT NULL,
        [ApprovedById] uniqueidentifier NOT NULL,
        [ApprovedBy] nvarchar(500) NOT NULL,
        [At] datetime2 NOT NULL,
        [Note] nvarchar(500) NULL,
        CONSTRAINT [PK_Approvals] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_Approvals_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [BudgetEntries] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [DecisionNumber] nvarchar(500) NOT NULL,
        [DecisionDate] date NOT NULL,
        [EffectiveDate] date NOT NULL,
        [VoucherNo] bigint NULL,
        [EnteredAt] datetime2 NOT NULL,
        [EnteredBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_BudgetEntries] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_BudgetEntries_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [BudgetLines] (
        [AgencyId] int NOT NULL,
        [Fund] nvarchar(16) NOT NULL,
        [BudgetYear] int NOT NULL,
        [FundingSource] nvarchar(16) NOT NULL,
        [Chapter] nvarchar(16) NOT NULL,
        [SubCategory] nvarchar(16) NOT NULL,
        [SubItem] nvarchar(16) NOT NULL,
        [Assigned] bigint NOT NULL,
        [Adjusted] bigint NOT NULL,
        [Withheld] bigint NOT NULL,
        [Reserved] bigint NOT NULL,
        [Committed] bigint NOT NULL,
        [Advanced] bigint NOT NULL,
        [Spent] bigint NOT NULL,
        CONSTRAINT [PK_BudgetLines] PRIMARY KEY ([AgencyId], [BudgetYear], [Fund], [FundingSource], [Chapter], [SubCategory], [SubItem]),
        CONSTRAINT [CK_BudgetLines_Available] CHECK ("Assigned" + "Adjusted" - "Withheld" - "Reserved" - "Committed" - "Advanced" - "Spent" >= 0 AND "Withheld" >= 0 AND "Reserved" >= 0 AND "Committed" >= 0 AND "Advanced" >= 0 AND "Spent" >= 0),
        CONSTRAINT [FK_BudgetLines_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [BudgetMovements] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Date] date NOT NULL,
        [Fund] nvarchar(16) NOT NULL,
        [BudgetYear] int NOT NULL,
        [FundingSource] nvarchar(16) NOT NULL,
        [Chapter] nvarchar(16) NOT NULL,
        [SubCategory] nvarchar(16) NOT NULL,
        [SubItem] nvarchar(16) NOT NULL,
        [Column] nvarchar(64) NOT NULL,
        [Amount] bigint NOT NULL,
        [VoucherNo] bigint NULL,
        [DocumentNo] bigint NULL,
        CONSTRAINT [PK_BudgetMovements] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_BudgetMovements_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeCases] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [TrackingCode] nvarchar(16) NOT NULL,
        [Status] nvarchar(64) NOT NULL,
        [Method] nvarchar(64) NOT NULL,
        [FeeType] nvarchar(32) NOT NULL,
        [FeeName] nvarchar(500) NOT NULL,
        [Quantity] int NOT NULL,
        [Filing] nvarchar(64) NULL,
        [Amount] bigint NOT NULL,
        [Exemption] nvarchar(32) NULL,
        [FullAmount] bigint NULL,
        [CaseNumber] nvarchar(64) NULL,
        [CaseKey] nvarchar(64) NULL,
        [PayerNo] bigint NOT NULL,
        [PayerDigest] nvarchar(64) NOT NULL,
        [Date] date NOT NULL,
        [ReceiptNo] bigint NULL,
        [CancelReason] nvarchar(500) NULL,
        [MadeAt] datetime2 NOT NULL,
        [MadeById] uniqueidentifier NOT NULL,
        [MadeBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_FeeCases] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [CK_FeeCases_Issued] CHECK (("Status" = 'Issued' AND "ReceiptNo" IS NOT NULL) OR ("Status" <> 'Issued' AND "ReceiptNo" IS NULL)),
        CONSTRAINT [FK_FeeCases_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeDays] (
        [AgencyId] int NOT NULL,
        [Date] date NOT NULL,
        [ClosedEvent] bigint NOT NULL,
        [CashReceipts] bigint NOT NULL,
        [CashBooks] bigint NOT NULL,
        [OnlineReceipts] bigint NOT NULL,
        [OnlineBooks] bigint NOT NULL,
        [Platform] bigint NOT NULL,
        [Bank] bigint NOT NULL,
        [ClosedAt] datetime2 NOT NULL,
        [ClosedById] uniqueidentifier NOT NULL,
        [ClosedBy] nvarchar(500) NOT NULL,
        [CashierAt] datetime2 NULL,
        [CashierId] uniqueidentifier NULL,
        [Cashier] nvarchar(500) NULL,
        CONSTRAINT [PK_FeeDays] PRIMARY KEY ([AgencyId], [Date]),
        CONSTRAINT [FK_FeeDays_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FiscalYears] (
        [AgencyId] int NOT NULL,
        [Year] int NOT NULL,
        [OpenedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_FiscalYears] PRIMARY KEY ([AgencyId], [Year]),
        CONSTRAINT [FK_FiscalYears_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [IssuingPoints] (
        [AgencyId] int NOT NULL,
        [Code] nvarchar(16) NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [Address] nvarchar(500) NOT NULL,
        [AuthorisedBody] nvarchar(200) NULL,
        [RangeSize] int NOT NULL,
        [IsOpen] bit NOT NULL,
        CONSTRAINT [PK_IssuingPoints] PRIMARY KEY ([AgencyId], [Code]),
        CONSTRAINT [FK_IssuingPoints_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [ItemOwners] (
        [AgencyId] int NOT NULL,
        [Item] nvarchar(64) NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        [UserName] nvarchar(500) NOT NULL,
        [AssignedAt] datetime2 NOT NULL,
        [AssignedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_ItemOwners] PRIMARY KEY ([AgencyId], [Item]),
        CONSTRAINT [FK_ItemOwners_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [LedgerEvents] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [At] datetime2 NOT NULL,
        [ActorId] uniqueidentifier NOT NULL,
        [Imported] bit NOT NULL,
        [Subject] nvarchar(500) NULL,
        [Detail] nvarchar(500) NULL,
        [PreviousHash] nvarchar(64) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_LedgerEvents] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_LedgerEvents_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [LedgerHeads] (
        [AgencyId] int NOT NULL,
        [Locks] bigint NOT NULL,
        [EventNo] bigint NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [DocumentNo] bigint NOT NULL,
        [MovementNo] bigint NOT NULL,
        CONSTRAINT [PK_LedgerHeads] PRIMARY KEY ([AgencyId]),
        CONSTRAINT [FK_LedgerHeads_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Months] (
        [AgencyId] int NOT NULL,
        [Year] int NOT NULL,
        [Month] int NOT NULL,
        [IsClosed] bit NOT NULL,
        [ReopenAskedBy] uniqueidentifier NULL,
        [ReopenReason] nvarchar(500) NULL,
        CONSTRAINT [PK_Months] PRIMARY KEY ([AgencyId], [Year], [Month]),
        CONSTRAINT [FK_Months_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [NumberSeries] (
        [AgencyId] int NOT NULL,
        [Type] nvarchar(64) NOT NULL,
        [Year] int NOT NULL,
        [Last] int NOT NULL,
        CONSTRAINT [PK_NumberSeries] PRIMARY KEY ([AgencyId], [Type], [Year]),
        CONSTRAINT [FK_NumberSeries_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [OnlinePaymentImports] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [Format] nvarchar(16) NOT NULL,
        [Imported] int NOT NULL,
        [Duplicates] int NOT NULL,
        [Rejected] int NOT NULL,
        [At] datetime2 NOT NULL,
        [ImportedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_OnlinePaymentImports] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_OnlinePaymentImports_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [OnlinePayments] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Provider] nvarchar(32) NOT NULL,
        [Channel] nvarchar(64) NOT NULL,
        [TransactionId] nvarchar(128) NOT NULL,
        [CaseNumber] nvarchar(64) NOT NULL,
        [Amount] bigint NOT NULL,
        [PaidAt] datetime2 NOT NULL,
        [PaidOn] date NOT NULL,
        [Status] nvarchar(64) NULL,
        [SettlementReference] nvarchar(64) NULL,
        [Content] nvarchar(1000) NULL,
        [BankReference] nvarchar(128) NULL,
        [SetAside] nvarchar(64) NULL,
        [ImportNo] bigint NULL,
        [DeliveryId] uniqueidentifier NULL,
        [ReportedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_OnlinePayments] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_OnlinePayments_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [PaperBooks] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Form] nvarchar(20) NOT NULL,
        [Series] nvarchar(16) NOT NULL,
        [First] int NOT NULL,
        [Final] int NOT NULL,
        [Next] int NOT NULL,
        [HolderId] uniqueidentifier NULL,
        [Holder] nvarchar(200) NULL,
        [ReceivedOn] date NOT NULL,
        CONSTRAINT [PK_PaperBooks] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [CK_PaperBooks_Within] CHECK ("Next" >= "First" AND "Next" <= "Final" + 1),
        CONSTRAINT [FK_PaperBooks_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [PaperDestructions] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [On] date NOT NULL,
        [Way] nvarchar(500) NOT NULL,
        [Witnesses] nvarchar(500) NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        [MadeBy] nvarchar(500) NOT NULL,
        [SentOn] date NULL,
        [SentBy] nvarchar(500) NULL,
        [Reference] nvarchar(64) NULL,
        CONSTRAINT [PK_PaperDestructions] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_PaperDestructions_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Payers] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [IdentityNumber] nvarchar(20) NULL,
        [ExemptionEvidence] nvarchar(200) NULL,
        [Salt] nvarchar(64) NOT NULL,
        [SearchText] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_Payers] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_Payers_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [PaymentChannels] (
        [Provider] nvarchar(32) NOT NULL,
        [Channel] nvarchar(64) NOT NULL,
        [AgencyId] int NOT NULL,
        [Account] nvarchar(500) NOT NULL,
        [ProtectedSecret] nvarchar(2000) NOT NULL,
        [FieldPaths] nvarchar(1000) NULL,
        [ListLayout] nvarchar(2000) NULL,
        [CreatedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_PaymentChannels] PRIMARY KEY ([Provider], [Channel]),
        CONSTRAINT [FK_PaymentChannels_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [PaymentRequests] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [TrackingCode] nvarchar(16) NOT NULL,
        [Status] nvarchar(64) NOT NULL,
        [Version] int NOT NULL,
        [Date] date NOT NULL,
        [PayeeName] nvarchar(500) NOT NULL,
        [PayeeAccount] nvarchar(500) NULL,
        [PayeeBank] nvarchar(500) NULL,
        [PayeeTaxCode] nvarchar(500) NULL,
        [Method] nvarchar(64) NOT NULL,
        [Operation] nvarchar(16) NOT NULL,
        [FundedBy] nvarchar(64) NOT NULL,
        [Description] nvarchar(500) NOT NULL,
        [Commitment] nvarchar(500) NULL,
        [Total] bigint NOT NULL,
        [MadeById] uniqueidentifier NOT NULL,
        [MadeBy] nvarchar(500) NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        [SubmittedById] uniqueidentifier NULL,
        [SubmittedBy] nvarchar(500) NULL,
        [SubmittedAt] datetime2 NULL,
        [DecidedBy] nvarchar(500) NULL,
        [DecidedAt] datetime2 NULL,
        [DecisionNote] nvarchar(500) NULL,
        [VoucherNo] bigint NULL,
        CONSTRAINT [PK_PaymentRequests] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_PaymentRequests_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [ReceiptLists] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Day] date NOT NULL,
        [Entries] int NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        [MadeBy] nvarchar(500) NOT NULL,
        [Attempts] int NOT NULL,
        [LastError] nvarchar(500) NULL,
        [NextTryAt] datetime2 NULL,
        [SentAt] datetime2 NULL,
        [SentBy] nvarchar(500) NULL,
        [Reference] nvarchar(500) NULL,
        CONSTRAINT [PK_ReceiptLists] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_ReceiptLists_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [ReceiptSeries] (
        [AgencyId] int NOT NULL,
        [Year] int NOT NULL,
        [Series] nvarchar(5) NOT NULL,
        [Last] int NOT NULL,
        CONSTRAINT [PK_ReceiptSeries] PRIMARY KEY ([AgencyId], [Year], [Series]),
        CONSTRAINT [FK_ReceiptSeries_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [SigningCertificates] (
        [AgencyId] int NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Subject] nvarchar(500) NOT NULL,
        [SerialNumber] nvarchar(64) NOT NULL,
        [Thumbprint] nvarchar(64) NOT NULL,
        [ValidFrom] datetime2 NOT NULL,
        [ValidTo] datetime2 NOT NULL,
        [ProtectedKey] nvarchar(max) NOT NULL,
        [AddedAt] datetime2 NOT NULL,
        [AddedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_SigningCertificates] PRIMARY KEY ([AgencyId], [Id]),
        CONSTRAINT [FK_SigningCertificates_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [StatementLayouts] (
        [AgencyId] int NOT NULL,
        [Key] nvarchar(64) NOT NULL,
        [Headings] nvarchar(max) NOT NULL,
        [Columns] nvarchar(400) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        [SavedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_StatementLayouts] PRIMARY KEY ([AgencyId], [Key]),
        CONSTRAINT [FK_StatementLayouts_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Statements] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [Format] nvarchar(64) NOT NULL,
        [Account] nvarchar(64) NOT NULL,
        [From] date NULL,
        [To] date NULL,
        [Opening] bigint NULL,
        [Closing] bigint NULL,
        [LinesInFile] int NOT NULL,
        [ImportedAt] datetime2 NOT NULL,
        [ImportedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Statements] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_Statements_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Statements_StoredFiles_Sha256] FOREIGN KEY ([Sha256]) REFERENCES [StoredFiles] ([Sha256]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [VoucherDrafts] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Version] int NOT NULL,
        [Content] nvarchar(max) NOT NULL,
        [SavedBy] nvarchar(500) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_VoucherDrafts] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_VoucherDrafts_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Vouchers] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Type] nvarchar(64) NOT NULL,
        [FiscalYear] int NOT NULL,
        [Sequence] int NOT NULL,
        [Number] nvarchar(32) NOT NULL,
        [Date] date NOT NULL,
        [Description] nvarchar(500) NOT NULL,
        [Operation] nvarchar(16) NULL,
        [Party] nvarchar(500) NULL,
        [Reference] nvarchar(500) NULL,
        [Source] nvarchar(64) NOT NULL,
        [SourceNo] bigint NULL,
        [ReversalOf] bigint NULL,
        [AwaitsApproval] bit NOT NULL,
        [Total] bigint NOT NULL,
        [SearchText] nvarchar(1600) NOT NULL,
        [PostedAt] datetime2 NOT NULL,
        [PostedById] uniqueidentifier NOT NULL,
        [PostedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Vouchers] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_Vouchers_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [VoucherTemplates] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [NameKey] nvarchar(60) NOT NULL,
        [Content] nvarchar(max) NOT NULL,
        [DayOfMonth] int NULL,
        [Since] date NOT NULL,
        [SavedBy] nvarchar(500) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_VoucherTemplates] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_VoucherTemplates_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [WebhookDeliveries] (
        [AgencyId] int NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Provider] nvarchar(32) NOT NULL,
        [Channel] nvarchar(64) NOT NULL,
        [At] datetime2 NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [Signature] nvarchar(512) NULL,
        [IsGenuine] bit NOT NULL,
        CONSTRAINT [PK_WebhookDeliveries] PRIMARY KEY ([AgencyId], [Id]),
        CONSTRAINT [FK_WebhookDeliveries_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [BudgetEntryLines] (
        [AgencyId] int NOT NULL,
        [EntryNo] bigint NOT NULL,
        [LineNo] int NOT NULL,
        [FundingSource] nvarchar(16) NOT NULL,
        [Chapter] nvarchar(16) NOT NULL,
        [SubCategory] nvarchar(16) NOT NULL,
        [SubItem] nvarchar(16) NOT NULL,
        [Amount] bigint NOT NULL,
        CONSTRAINT [PK_BudgetEntryLines] PRIMARY KEY ([AgencyId], [EntryNo], [LineNo]),
        CONSTRAINT [FK_BudgetEntryLines_BudgetEntries_AgencyId_EntryNo] FOREIGN KEY ([AgencyId], [EntryNo]) REFERENCES [BudgetEntries] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeDayDifferences] (
        [AgencyId] int NOT NULL,
        [Date] date NOT NULL,
        [LineNo] int NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [SubjectNo] bigint NOT NULL,
        [Subject] nvarchar(500) NOT NULL,
        [Amount] bigint NOT NULL,
        [Explanation] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_FeeDayDifferences] PRIMARY KEY ([AgencyId], [Date], [LineNo]),
        CONSTRAINT [FK_FeeDayDifferences_FeeDays_AgencyId_Date] FOREIGN KEY ([AgencyId], [Date]) REFERENCES [FeeDays] ([AgencyId], [Date]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [IssuingPointCashiers] (
        [AgencyId] int NOT NULL,
        [UserId] uniqueidentifier NOT NULL,
        [UserName] nvarchar(200) NOT NULL,
        [Point] nvarchar(16) NOT NULL,
        CONSTRAINT [PK_IssuingPointCashiers] PRIMARY KEY ([AgencyId], [UserId]),
        CONSTRAINT [FK_IssuingPointCashiers_IssuingPoints_AgencyId_Point] FOREIGN KEY ([AgencyId], [Point]) REFERENCES [IssuingPoints] ([AgencyId], [Code]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [ReceiptRanges] (
        [AgencyId] int NOT NULL,
        [Year] int NOT NULL,
        [Series] nvarchar(5) NOT NULL,
        [First] int NOT NULL,
        [Final] int NOT NULL,
        [Point] nvarchar(16) NOT NULL,
        [Last] int NOT NULL,
        [SetApartAt] datetime2 NOT NULL,
        CONSTRAINT [PK_ReceiptRanges] PRIMARY KEY ([AgencyId], [Year], [Series], [First]),
        CONSTRAINT [CK_ReceiptRanges_Within] CHECK ("Last" >= "First" - 1 AND "Last" <= "Final"),
        CONSTRAINT [FK_ReceiptRanges_IssuingPoints_AgencyId_Point] FOREIGN KEY ([AgencyId], [Point]) REFERENCES [IssuingPoints] ([AgencyId], [Code]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [BankLists] (
        [AgencyId] int NOT NULL,
        [ImportNo] bigint NOT NULL,
        [Provider] nvarchar(32) NOT NULL,
        [Channel] nvarchar(64) NOT NULL,
        [Day] date NULL,
        [AnswerName] nvarchar(208) NOT NULL,
        [Matched] int NOT NULL,
        [BankOnly] int NOT NULL,
        [OursOnly] int NOT NULL,
        [Differing] int NOT NULL,
        [Answer] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_BankLists] PRIMARY KEY ([AgencyId], [ImportNo]),
        CONSTRAINT [FK_BankLists_OnlinePaymentImports_AgencyId_ImportNo] FOREIGN KEY ([AgencyId], [ImportNo]) REFERENCES [OnlinePaymentImports] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [OnlinePaymentStates] (
        [AgencyId] int NOT NULL,
        [PaymentNo] bigint NOT NULL,
        [CaseNumber] nvarchar(64) NOT NULL,
        [Amount] bigint NOT NULL,
        [CaseNo] bigint NULL,
        [Reason] nvarchar(64) NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_OnlinePaymentStates] PRIMARY KEY ([AgencyId], [PaymentNo]),
        CONSTRAINT [CK_OnlinePaymentStates_OneOfTwo] CHECK (("CaseNo" IS NULL AND "Reason" IS NOT NULL) OR ("CaseNo" IS NOT NULL AND "Reason" IS NULL)),
        CONSTRAINT [FK_OnlinePaymentStates_OnlinePayments_AgencyId_PaymentNo] FOREIGN KEY ([AgencyId], [PaymentNo]) REFERENCES [OnlinePayments] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [PaperMoves] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [BookNo] bigint NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [First] int NOT NULL,
        [Final] int NOT NULL,
        [On] date NOT NULL,
        [Person] nvarchar(200) NULL,
        [Note] nvarchar(500) NULL,
        [DestructionNo] bigint NULL,
        [At] datetime2 NOT NULL,
        [By] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_PaperMoves] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_PaperMoves_PaperBooks_AgencyId_BookNo] FOREIGN KEY ([AgencyId], [BookNo]) REFERENCES [PaperBooks] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PaperMoves_PaperDestructions_AgencyId_DestructionNo] FOREIGN KEY ([AgencyId], [DestructionNo]) REFERENCES [PaperDestructions] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Matches] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [Reason] nvarchar(64) NOT NULL,
        [Score] int NOT NULL,
        [IsAutomatic] bit NOT NULL,
        [VoucherNo] bigint NULL,
        [ChargeVoucherNo] bigint NULL,
        [RequestNo] bigint NULL,
        [Charge] bigint NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        [MadeById] uniqueidentifier NOT NULL,
        [MadeBy] nvarchar(500) NOT NULL,
        [UndoneAt] datetime2 NULL,
        [UndoneBy] nvarchar(500) NULL,
        CONSTRAINT [PK_Matches] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_Matches_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Matches_PaymentRequests_AgencyId_RequestNo] FOREIGN KEY ([AgencyId], [RequestNo]) REFERENCES [PaymentRequests] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [PaymentRequestLines] (
        [AgencyId] int NOT NULL,
        [RequestNo] bigint NOT NULL,
        [LineNo] int NOT NULL,
        [Account] nvarchar(16) NOT NULL,
        [Amount] bigint NOT NULL,
        [FundingSource] nvarchar(16) NULL,
        [Chapter] nvarchar(16) NULL,
        [SubCategory] nvarchar(16) NULL,
        [SubItem] nvarchar(16) NULL,
        [InvoiceNumber] nvarchar(500) NULL,
        [InvoiceDate] date NULL,
        CONSTRAINT [PK_PaymentRequestLines] PRIMARY KEY ([AgencyId], [RequestNo], [LineNo]),
        CONSTRAINT [CK_PaymentRequestLines_Amount] CHECK ("Amount" > 0),
        CONSTRAINT [FK_PaymentRequestLines_PaymentRequests_AgencyId_RequestNo] FOREIGN KEY ([AgencyId], [RequestNo]) REFERENCES [PaymentRequests] ([AgencyId], [No]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [ReceiptListItems] (
        [AgencyId] int NOT NULL,
        [EventNo] bigint NOT NULL,
        [ListNo] bigint NOT NULL,
        CONSTRAINT [PK_ReceiptListItems] PRIMARY KEY ([AgencyId], [EventNo]),
        CONSTRAINT [FK_ReceiptListItems_ReceiptLists_AgencyId_ListNo] FOREIGN KEY ([AgencyId], [ListNo]) REFERENCES [ReceiptLists] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [StatementLines] (
        [AgencyId] int NOT NULL,
        [StatementNo] bigint NOT NULL,
        [LineNo] int NOT NULL,
        [Date] date NOT NULL,
        [ValueDate] date NULL,
        [Amount] bigint NOT NULL,
        [Reference] nvarchar(100) NULL,
        [Text] nvarchar(2000) NOT NULL,
        [BalanceAfter] bigint NULL,
        [Fingerprint] nvarchar(64) NOT NULL,
        [MatchNo] bigint NULL,
        CONSTRAINT [PK_StatementLines] PRIMARY KEY ([AgencyId], [StatementNo], [LineNo]),
        CONSTRAINT [FK_StatementLines_Statements_AgencyId_StatementNo] FOREIGN KEY ([AgencyId], [StatementNo]) REFERENCES [Statements] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [CashDesks] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [HolderId] uniqueidentifier NOT NULL,
        [Holder] nvarchar(500) NOT NULL,
        [Turn] int NOT NULL,
        [KeepsFund] bit NOT NULL,
        [Date] date NOT NULL,
        [OpenedAt] datetime2 NOT NULL,
        [SinceEvent] bigint NOT NULL,
        [FundSinceEvent] bigint NULL,
        [OpenedEvent] bigint NOT NULL,
        [OpeningExpected] bigint NOT NULL,
        [OpeningCounted] bigint NOT NULL,
        [OpeningNote] nvarchar(500) NULL,
        [ClosedAt] datetime2 NULL,
        [ClosedEvent] bigint NULL,
        [ClosingExpected] bigint NULL,
        [ClosingCounted] bigint NULL,
        [ClosingNote] nvarchar(500) NULL,
        [ConfirmedAt] datetime2 NULL,
        [ConfirmedById] uniqueidentifier NULL,
        [ConfirmedBy] nvarchar(500) NULL,
        [ConfirmNote] nvarchar(500) NULL,
        [DifferenceVoucherNo] bigint NULL,
        CONSTRAINT [PK_CashDesks] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [CK_CashDesks_Closed] CHECK (("ClosedAt" IS NULL AND "ClosedEvent" IS NULL AND "ClosingExpected" IS NULL AND "ClosingCounted" IS NULL AND "ConfirmedAt" IS NULL) OR ("ClosedAt" IS NOT NULL AND "ClosedEvent" IS NOT NULL AND "ClosingExpected" IS NOT NULL AND "ClosingCounted" IS NOT NULL)),
        CONSTRAINT [FK_CashDesks_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CashDesks_Vouchers_AgencyId_DifferenceVoucherNo] FOREIGN KEY ([AgencyId], [DifferenceVoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Evidence] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [VoucherNo] bigint NULL,
        [RequestNo] bigint NULL,
        [Kind] nvarchar(32) NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [ContentType] nvarchar(32) NOT NULL,
        [Size] int NOT NULL,
        [AttachedById] uniqueidentifier NOT NULL,
        [AttachedBy] nvarchar(500) NOT NULL,
        [AttachedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Evidence] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [CK_Evidence_OneDocument] CHECK (("VoucherNo" IS NULL AND "RequestNo" IS NOT NULL) OR ("VoucherNo" IS NOT NULL AND "RequestNo" IS NULL)),
        CONSTRAINT [FK_Evidence_PaymentRequests_AgencyId_RequestNo] FOREIGN KEY ([AgencyId], [RequestNo]) REFERENCES [PaymentRequests] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Evidence_StoredFiles_Sha256] FOREIGN KEY ([Sha256]) REFERENCES [StoredFiles] ([Sha256]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Evidence_Vouchers_AgencyId_VoucherNo] FOREIGN KEY ([AgencyId], [VoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeRemittances] (
        [AgencyId] int NOT NULL,
        [Year] int NOT NULL,
        [Month] int NOT NULL,
        [LastEvent] bigint NOT NULL,
        [Collected] bigint NOT NULL,
        [Retained] bigint NOT NULL,
        [ToRemit] bigint NOT NULL,
        [Refunded] bigint NOT NULL,
        [RetentionDecision] nvarchar(500) NULL,
        [RemittedVoucherNo] bigint NULL,
        [RetainedVoucherNo] bigint NULL,
        [RequestNo] bigint NULL,
        [PreparedAt] datetime2 NOT NULL,
        [PreparedById] uniqueidentifier NOT NULL,
        [PreparedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_FeeRemittances] PRIMARY KEY ([AgencyId], [Year], [Month]),
        CONSTRAINT [CK_FeeRemittances_Whole] CHECK ("Collected" + "Refunded" = "Retained" + "ToRemit"),
        CONSTRAINT [FK_FeeRemittances_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_FeeRemittances_PaymentRequests_AgencyId_RequestNo] FOREIGN KEY ([AgencyId], [RequestNo]) REFERENCES [PaymentRequests] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_FeeRemittances_Vouchers_AgencyId_RemittedVoucherNo] FOREIGN KEY ([AgencyId], [RemittedVoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_FeeRemittances_Vouchers_AgencyId_RetainedVoucherNo] FOREIGN KEY ([AgencyId], [RetainedVoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [Receipts] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [CaseNo] bigint NOT NULL,
        [Form] nvarchar(20) NOT NULL,
        [Series] nvarchar(16) NOT NULL,
        [Number] int NOT NULL,
        [Year] int NOT NULL,
        [Point] nvarchar(16) NULL,
        [Date] date NOT NULL,
        [FeeType] nvarchar(32) NOT NULL,
        [FeeName] nvarchar(500) NOT NULL,
        [Quantity] int NOT NULL,
        [Amount] bigint NOT NULL,
        [CaseNumber] nvarchar(64) NULL,
        [PayerNo] bigint NOT NULL,
        [PayerDigest] nvarchar(64) NOT NULL,
        [VoucherNo] bigint NULL,
        [Replaces] bigint NULL,
        [IssuedAt] datetime2 NOT NULL,
        [IssuedById] uniqueidentifier NOT NULL,
        [IssuedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Receipts] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_Receipts_Agencies_AgencyId] FOREIGN KEY ([AgencyId]) REFERENCES [Agencies] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Receipts_FeeCases_AgencyId_CaseNo] FOREIGN KEY ([AgencyId], [CaseNo]) REFERENCES [FeeCases] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Receipts_Vouchers_AgencyId_VoucherNo] FOREIGN KEY ([AgencyId], [VoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [VoucherLines] (
        [AgencyId] int NOT NULL,
        [VoucherNo] bigint NOT NULL,
        [LineNo] int NOT NULL,
        [Date] date NOT NULL,
        [Account] nvarchar(16) NOT NULL,
        [Debit] bigint NOT NULL,
        [Credit] bigint NOT NULL,
        [Description] nvarchar(500) NULL,
        [BudgetYear] int NOT NULL,
        [FundingSource] nvarchar(16) NULL,
        [Chapter] nvarchar(16) NULL,
        [SubCategory] nvarchar(16) NULL,
        [SubItem] nvarchar(16) NULL,
        [Programme] nvarchar(16) NULL,
        [Party] nvarchar(500) NULL,
        [CounterpartyId] int NULL,
        CONSTRAINT [PK_VoucherLines] PRIMARY KEY ([AgencyId], [VoucherNo], [LineNo]),
        CONSTRAINT [CK_VoucherLines_OneSide] CHECK (("Debit" = 0 AND "Credit" <> 0) OR ("Debit" <> 0 AND "Credit" = 0)),
        CONSTRAINT [FK_VoucherLines_Vouchers_AgencyId_VoucherNo] FOREIGN KEY ([AgencyId], [VoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [TemplateUses] (
        [AgencyId] int NOT NULL,
        [TemplateNo] bigint NOT NULL,
        [VoucherNo] bigint NOT NULL,
        [Year] int NOT NULL,
        [Month] int NOT NULL,
        CONSTRAINT [PK_TemplateUses] PRIMARY KEY ([AgencyId], [TemplateNo], [VoucherNo]),
        CONSTRAINT [FK_TemplateUses_VoucherTemplates_AgencyId_TemplateNo] FOREIGN KEY ([AgencyId], [TemplateNo]) REFERENCES [VoucherTemplates] ([AgencyId], [No]) ON DELETE CASCADE,
        CONSTRAINT [FK_TemplateUses_Vouchers_AgencyId_VoucherNo] FOREIGN KEY ([AgencyId], [VoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [BankListDifferences] (
        [AgencyId] int NOT NULL,
        [ImportNo] bigint NOT NULL,
        [No] int NOT NULL,
        [Row] int NULL,
        [Result] nvarchar(64) NOT NULL,
        [TransactionId] nvarchar(128) NULL,
        [CaseNumber] nvarchar(64) NULL,
        [Amount] bigint NULL,
        [PaidAt] datetime2 NULL,
        [OurAmount] bigint NULL,
        [OurPaidAt] datetime2 NULL,
        CONSTRAINT [PK_BankListDifferences] PRIMARY KEY ([AgencyId], [ImportNo], [No]),
        CONSTRAINT [FK_BankListDifferences_BankLists_AgencyId_ImportNo] FOREIGN KEY ([AgencyId], [ImportNo]) REFERENCES [BankLists] ([AgencyId], [ImportNo]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [MatchEntries] (
        [AgencyId] int NOT NULL,
        [Kind] nvarchar(16) NOT NULL,
        [EntryNo] bigint NOT NULL,
        [MatchNo] bigint NOT NULL,
        [Amount] bigint NOT NULL,
        CONSTRAINT [PK_MatchEntries] PRIMARY KEY ([AgencyId], [Kind], [EntryNo]),
        CONSTRAINT [FK_MatchEntries_Matches_AgencyId_MatchNo] FOREIGN KEY ([AgencyId], [MatchNo]) REFERENCES [Matches] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [CashCounts] (
        [AgencyId] int NOT NULL,
        [DeskNo] bigint NOT NULL,
        [Moment] nvarchar(64) NOT NULL,
        [Denomination] bigint NOT NULL,
        [Pieces] bigint NOT NULL,
        CONSTRAINT [PK_CashCounts] PRIMARY KEY ([AgencyId], [DeskNo], [Moment], [Denomination]),
        CONSTRAINT [CK_CashCounts_Some] CHECK ("Pieces" > 0 AND "Denomination" > 0),
        CONSTRAINT [FK_CashCounts_CashDesks_AgencyId_DeskNo] FOREIGN KEY ([AgencyId], [DeskNo]) REFERENCES [CashDesks] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [CashHandOvers] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [FromDeskNo] bigint NOT NULL,
        [FromId] uniqueidentifier NOT NULL,
        [From] nvarchar(500) NOT NULL,
        [ToId] uniqueidentifier NOT NULL,
        [To] nvarchar(500) NOT NULL,
        [ToDeskNo] bigint NULL,
        [State] nvarchar(64) NOT NULL,
        [Amount] bigint NOT NULL,
        [Other] bigint NOT NULL,
        [Note] nvarchar(500) NULL,
        [MadeAt] datetime2 NOT NULL,
        [DecidedAt] datetime2 NULL,
        [DecidedBy] nvarchar(500) NULL,
        [Reason] nvarchar(500) NULL,
        CONSTRAINT [PK_CashHandOvers] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [CK_CashHandOvers_Some] CHECK ("Amount" > 0 AND "Other" >= 0),
        CONSTRAINT [CK_CashHandOvers_TwoPeople] CHECK ("FromId" <> "ToId"),
        CONSTRAINT [FK_CashHandOvers_CashDesks_AgencyId_FromDeskNo] FOREIGN KEY ([AgencyId], [FromDeskNo]) REFERENCES [CashDesks] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CashHandOvers_CashDesks_AgencyId_ToDeskNo] FOREIGN KEY ([AgencyId], [ToDeskNo]) REFERENCES [CashDesks] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [FeeRemittanceLines] (
        [AgencyId] int NOT NULL,
        [Year] int NOT NULL,
        [Month] int NOT NULL,
        [FeeType] nvarchar(32) NOT NULL,
        [FeeName] nvarchar(500) NOT NULL,
        [SubItem] nvarchar(500) NULL,
        [Receipts] bigint NOT NULL,
        [Collected] bigint NOT NULL,
        [RetainedPercent] int NOT NULL,
        [Retained] bigint NOT NULL,
        [Refunded] bigint NOT NULL,
        CONSTRAINT [PK_FeeRemittanceLines] PRIMARY KEY ([AgencyId], [Year], [Month], [FeeType]),
        CONSTRAINT [FK_FeeRemittanceLines_FeeRemittances_AgencyId_Year_Month] FOREIGN KEY ([AgencyId], [Year], [Month]) REFERENCES [FeeRemittances] ([AgencyId], [Year], [Month]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [ReceiptCorrections] (
        [AgencyId] int NOT NULL,
        [No] bigint NOT NULL,
        [CaseNo] bigint NOT NULL,
        [ReceiptNo] bigint NOT NULL,
        [Kind] nvarchar(64) NOT NULL,
        [Reason] nvarchar(500) NOT NULL,
        [PayerNo] bigint NOT NULL,
        [PayerDigest] nvarchar(64) NOT NULL,
        [ReplacementNo] bigint NULL,
        [ReversalNo] bigint NULL,
        [RefundDue] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [CorrectedById] uniqueidentifier NOT NULL,
        [CorrectedBy] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_ReceiptCorrections] PRIMARY KEY ([AgencyId], [No]),
        CONSTRAINT [FK_ReceiptCorrections_Receipts_AgencyId_ReceiptNo] FOREIGN KEY ([AgencyId], [ReceiptNo]) REFERENCES [Receipts] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [SignedReceipts] (
        [AgencyId] int NOT NULL,
        [ReceiptNo] bigint NOT NULL,
        [CertificateId] uniqueidentifier NOT NULL,
        [SignedAt] datetime2 NOT NULL,
        [Xml] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_SignedReceipts] PRIMARY KEY ([AgencyId], [ReceiptNo]),
        CONSTRAINT [FK_SignedReceipts_Receipts_AgencyId_ReceiptNo] FOREIGN KEY ([AgencyId], [ReceiptNo]) REFERENCES [Receipts] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SignedReceipts_SigningCertificates_AgencyId_CertificateId] FOREIGN KEY ([AgencyId], [CertificateId]) REFERENCES [SigningCertificates] ([AgencyId], [Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [HandedOverReceipts] (
        [AgencyId] int NOT NULL,
        [HandOverNo] bigint NOT NULL,
        [CaseNo] bigint NOT NULL,
        [ReceiptNo] bigint NOT NULL,
        [Amount] bigint NOT NULL,
        CONSTRAINT [PK_HandedOverReceipts] PRIMARY KEY ([AgencyId], [HandOverNo], [CaseNo]),
        CONSTRAINT [FK_HandedOverReceipts_CashHandOvers_AgencyId_HandOverNo] FOREIGN KEY ([AgencyId], [HandOverNo]) REFERENCES [CashHandOvers] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_HandedOverReceipts_Receipts_AgencyId_ReceiptNo] FOREIGN KEY ([AgencyId], [ReceiptNo]) REFERENCES [Receipts] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE TABLE [TreasuryRefunds] (
        [AgencyId] int NOT NULL,
        [CorrectionNo] bigint NOT NULL,
        [VoucherNo] bigint NOT NULL,
        [FeeType] nvarchar(32) NOT NULL,
        [FeeName] nvarchar(500) NOT NULL,
        [Date] date NOT NULL,
        [Amount] bigint NOT NULL,
        [Reference] nvarchar(64) NOT NULL,
        [At] datetime2 NOT NULL,
        [By] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_TreasuryRefunds] PRIMARY KEY ([AgencyId], [CorrectionNo]),
        CONSTRAINT [FK_TreasuryRefunds_ReceiptCorrections_AgencyId_CorrectionNo] FOREIGN KEY ([AgencyId], [CorrectionNo]) REFERENCES [ReceiptCorrections] ([AgencyId], [No]) ON DELETE NO ACTION,
        CONSTRAINT [FK_TreasuryRefunds_Vouchers_AgencyId_VoucherNo] FOREIGN KEY ([AgencyId], [VoucherNo]) REFERENCES [Vouchers] ([AgencyId], [No]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_AccountBalances_AgencyId_Year] ON [AccountBalances] ([AgencyId], [Year]) WHERE "Month" = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Agencies_CommuneId] ON [Agencies] ([CommuneId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AgencyCodes_Code_From] ON [AgencyCodes] ([Code], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Appointments_AgencyId] ON [Appointments] ([AgencyId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Appointments_UserId_AgencyId] ON [Appointments] ([UserId], [AgencyId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Approvals_AgencyId_RequestNo] ON [Approvals] ([AgencyId], [RequestNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Approvals_AgencyId_VoucherNo] ON [Approvals] ([AgencyId], [VoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserClaims_UserId] ON [AspNetUserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserLogins_UserId] ON [AspNetUserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserPasskeys_UserId] ON [AspNetUserPasskeys] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditLines_AgencyId_At] ON [AuditLines] ([AgencyId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_BudgetMovements_AgencyId_BudgetYear_Date] ON [BudgetMovements] ([AgencyId], [BudgetYear], [Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_BudgetMovements_AgencyId_DocumentNo] ON [BudgetMovements] ([AgencyId], [DocumentNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_BudgetMovements_AgencyId_VoucherNo] ON [BudgetMovements] ([AgencyId], [VoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_CashDesks_AgencyId_Date] ON [CashDesks] ([AgencyId], [Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_CashDesks_AgencyId_DifferenceVoucherNo] ON [CashDesks] ([AgencyId], [DifferenceVoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CashDesks_AgencyId_HolderId_Turn] ON [CashDesks] ([AgencyId], [HolderId], [Turn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_CashHandOvers_AgencyId_FromDeskNo] ON [CashHandOvers] ([AgencyId], [FromDeskNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_CashHandOvers_AgencyId_ToDeskNo] ON [CashHandOvers] ([AgencyId], [ToDeskNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_CashHandOvers_AgencyId_ToId_State] ON [CashHandOvers] ([AgencyId], [ToId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Communes_Code] ON [Communes] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_AgencyId_RequestNo] ON [Evidence] ([AgencyId], [RequestNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_AgencyId_VoucherNo] ON [Evidence] ([AgencyId], [VoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_Sha256] ON [Evidence] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_FeeCases_AgencyId_CaseKey] ON [FeeCases] ([AgencyId], [CaseKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_FeeCases_AgencyId_CaseNumber] ON [FeeCases] ([AgencyId], [CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_FeeCases_AgencyId_Date] ON [FeeCases] ([AgencyId], [Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_FeeCases_TrackingCode] ON [FeeCases] ([TrackingCode]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_FeeRemittances_AgencyId_RemittedVoucherNo] ON [FeeRemittances] ([AgencyId], [RemittedVoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_FeeRemittances_AgencyId_RequestNo] ON [FeeRemittances] ([AgencyId], [RequestNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_FeeRemittances_AgencyId_RetainedVoucherNo] ON [FeeRemittances] ([AgencyId], [RetainedVoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_HandedOverReceipts_AgencyId_CaseNo] ON [HandedOverReceipts] ([AgencyId], [CaseNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_HandedOverReceipts_AgencyId_ReceiptNo] ON [HandedOverReceipts] ([AgencyId], [ReceiptNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_IssuingPointCashiers_AgencyId_Point] ON [IssuingPointCashiers] ([AgencyId], [Point]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_MatchEntries_AgencyId_MatchNo] ON [MatchEntries] ([AgencyId], [MatchNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Matches_AgencyId_ChargeVoucherNo] ON [Matches] ([AgencyId], [ChargeVoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Matches_AgencyId_RequestNo] ON [Matches] ([AgencyId], [RequestNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Matches_AgencyId_VoucherNo] ON [Matches] ([AgencyId], [VoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Notifications_UserId_SeenAt_At] ON [Notifications] ([UserId], [SeenAt], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_OnlinePayments_AgencyId_PaidOn] ON [OnlinePayments] ([AgencyId], [PaidOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_OnlinePayments_AgencyId_Provider_Channel_TransactionId] ON [OnlinePayments] ([AgencyId], [Provider], [Channel], [TransactionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_OnlinePaymentStates_AgencyId_CaseNo] ON [OnlinePaymentStates] ([AgencyId], [CaseNo]) WHERE [CaseNo] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_OnlinePaymentStates_AgencyId_CaseNumber] ON [OnlinePaymentStates] ([AgencyId], [CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_OnlinePaymentStates_AgencyId_Reason_Amount] ON [OnlinePaymentStates] ([AgencyId], [Reason], [Amount]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Outbox_DeliveredAt_At] ON [Outbox] ([DeliveredAt], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_PaperMoves_AgencyId_BookNo] ON [PaperMoves] ([AgencyId], [BookNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_PaperMoves_AgencyId_DestructionNo] ON [PaperMoves] ([AgencyId], [DestructionNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_PaymentChannels_AgencyId] ON [PaymentChannels] ([AgencyId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_PaymentRequests_AgencyId_Status] ON [PaymentRequests] ([AgencyId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PaymentRequests_TrackingCode] ON [PaymentRequests] ([TrackingCode]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_ReceiptCorrections_AgencyId_CaseNo] ON [ReceiptCorrections] ([AgencyId], [CaseNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_ReceiptCorrections_AgencyId_ReceiptNo] ON [ReceiptCorrections] ([AgencyId], [ReceiptNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_ReceiptListItems_AgencyId_ListNo] ON [ReceiptListItems] ([AgencyId], [ListNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_ReceiptLists_AgencyId_NextTryAt] ON [ReceiptLists] ([AgencyId], [NextTryAt]) WHERE "SentAt" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_ReceiptRanges_AgencyId_Point] ON [ReceiptRanges] ([AgencyId], [Point]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Receipts_AgencyId_CaseNo] ON [Receipts] ([AgencyId], [CaseNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Receipts_AgencyId_Date] ON [Receipts] ([AgencyId], [Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Receipts_AgencyId_VoucherNo] ON [Receipts] ([AgencyId], [VoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Receipts_AgencyId_Year_Series_Number] ON [Receipts] ([AgencyId], [Year], [Series], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SavedFilters_UserId_NameKey] ON [SavedFilters] ([UserId], [NameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_SignedReceipts_AgencyId_CertificateId] ON [SignedReceipts] ([AgencyId], [CertificateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_StatementLines_AgencyId_Date] ON [StatementLines] ([AgencyId], [Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_StatementLines_AgencyId_MatchNo] ON [StatementLines] ([AgencyId], [MatchNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Statements_AgencyId_Sha256] ON [Statements] ([AgencyId], [Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Statements_Sha256] ON [Statements] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_TemplateUses_AgencyId_VoucherNo] ON [TemplateUses] ([AgencyId], [VoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_TreasuryRefunds_AgencyId_VoucherNo] ON [TreasuryRefunds] ([AgencyId], [VoucherNo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [Users] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [Users] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_VoucherLines_AgencyId_Account_Date] ON [VoucherLines] ([AgencyId], [Account], [Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE INDEX [IX_Vouchers_AgencyId_Date] ON [Vouchers] ([AgencyId], [Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Vouchers_AgencyId_ReversalOf] ON [Vouchers] ([AgencyId], [ReversalOf]) WHERE "ReversalOf" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Vouchers_AgencyId_Type_FiscalYear_Sequence] ON [Vouchers] ([AgencyId], [Type], [FiscalYear], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_VoucherTemplates_AgencyId_NameKey] ON [VoucherTemplates] ([AgencyId], [NameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261130130102_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261130130102_Initial', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
-- Without row versions readers would wait for writers, and writers for readers.
IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) = 0
BEGIN
    DECLARE @sentence nvarchar(400) = N'READ_COMMITTED_SNAPSHOT is off. Let an administrator run: ALTER DATABASE '
        + QUOTENAME(DB_NAME()) + N' SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;';
    THROW 51000, @sentence, 1;
END;

-- Nodes that start together put the guards up one after the other.
EXEC sp_getapplock @Resource = N'KeToanChung guards', @LockMode = N'Exclusive';

-- Money goes out after it was approved (Luật Kế toán, Điều 19.3): no payment voucher without the approval of its request.
IF OBJECT_ID(N'TR_Vouchers_PaymentApproved') IS NULL
    EXEC(N'CREATE TRIGGER [TR_Vouchers_PaymentApproved] ON [Vouchers] AFTER INSERT AS
        IF EXISTS (
            SELECT 1 FROM inserted AS i
            WHERE i.[Source] = N''PaymentRequest'' AND NOT EXISTS (
                SELECT 1 FROM [Approvals] AS a WHERE a.[AgencyId] = i.[AgencyId] AND a.[RequestNo] = i.[SourceNo]))
            THROW 51000, N''a payment voucher needs the approval of its request'', 1;');

-- What a voucher rests on stays under it (Luật Kế toán, Điều 41); of a request that nobody has decided on a paper may be taken back.
IF OBJECT_ID(N'TR_Evidence_OfVoucher') IS NULL
    EXEC(N'CREATE TRIGGER [TR_Evidence_OfVoucher] ON [Evidence] AFTER UPDATE, DELETE AS
        IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (SELECT 1 FROM deleted WHERE [VoucherNo] IS NOT NULL)
            THROW 51000, N''evidence of a voucher is append-only'', 1;');

-- Approvals: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_Approvals_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_Approvals_AppendOnly] ON [Approvals] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''Approvals is append-only'', 1;');

-- AuditLines: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_AuditLines_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_AuditLines_AppendOnly] ON [AuditLines] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''AuditLines is append-only'', 1;');

-- BankListDifferences: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_BankListDifferences_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_BankListDifferences_AppendOnly] ON [BankListDifferences] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''BankListDifferences is append-only'', 1;');

-- BankLists: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_BankLists_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_BankLists_AppendOnly] ON [BankLists] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''BankLists is append-only'', 1;');

-- BudgetEntries: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_BudgetEntries_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_BudgetEntries_AppendOnly] ON [BudgetEntries] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''BudgetEntries is append-only'', 1;');

-- BudgetEntryLines: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_BudgetEntryLines_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_BudgetEntryLines_AppendOnly] ON [BudgetEntryLines] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''BudgetEntryLines is append-only'', 1;');

-- BudgetMovements: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_BudgetMovements_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_BudgetMovements_AppendOnly] ON [BudgetMovements] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''BudgetMovements is append-only'', 1;');

-- CashCounts: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_CashCounts_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_CashCounts_AppendOnly] ON [CashCounts] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''CashCounts is append-only'', 1;');

-- FeeDayDifferences: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_FeeDayDifferences_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_FeeDayDifferences_AppendOnly] ON [FeeDayDifferences] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''FeeDayDifferences is append-only'', 1;');

-- FeeRemittanceLines: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_FeeRemittanceLines_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_FeeRemittanceLines_AppendOnly] ON [FeeRemittanceLines] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''FeeRemittanceLines is append-only'', 1;');

-- FeeRemittances: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_FeeRemittances_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_FeeRemittances_AppendOnly] ON [FeeRemittances] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''FeeRemittances is append-only'', 1;');

-- HandedOverReceipts: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_HandedOverReceipts_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_HandedOverReceipts_AppendOnly] ON [HandedOverReceipts] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''HandedOverReceipts is append-only'', 1;');

-- LedgerEvents: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_LedgerEvents_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_LedgerEvents_AppendOnly] ON [LedgerEvents] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''LedgerEvents is append-only'', 1;');

-- OnlinePaymentImports: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_OnlinePaymentImports_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_OnlinePaymentImports_AppendOnly] ON [OnlinePaymentImports] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''OnlinePaymentImports is append-only'', 1;');

-- OnlinePayments: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_OnlinePayments_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_OnlinePayments_AppendOnly] ON [OnlinePayments] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''OnlinePayments is append-only'', 1;');

-- PaperMoves: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_PaperMoves_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_PaperMoves_AppendOnly] ON [PaperMoves] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''PaperMoves is append-only'', 1;');

-- ReceiptCorrections: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_ReceiptCorrections_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_ReceiptCorrections_AppendOnly] ON [ReceiptCorrections] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''ReceiptCorrections is append-only'', 1;');

-- Receipts: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_Receipts_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_Receipts_AppendOnly] ON [Receipts] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''Receipts is append-only'', 1;');

-- TreasuryRefunds: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_TreasuryRefunds_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_TreasuryRefunds_AppendOnly] ON [TreasuryRefunds] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''TreasuryRefunds is append-only'', 1;');

-- VoucherLines: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_VoucherLines_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_VoucherLines_AppendOnly] ON [VoucherLines] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''VoucherLines is append-only'', 1;');

-- Vouchers: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_Vouchers_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_Vouchers_AppendOnly] ON [Vouchers] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''Vouchers is append-only'', 1;');

-- WebhookDeliveries: rows are added, never changed or deleted.
IF OBJECT_ID(N'TR_WebhookDeliveries_AppendOnly') IS NULL
    EXEC(N'CREATE TRIGGER [TR_WebhookDeliveries_AppendOnly] ON [WebhookDeliveries] INSTEAD OF UPDATE, DELETE AS
        THROW 51000, N''WebhookDeliveries is append-only'', 1;');

COMMIT;
GO
