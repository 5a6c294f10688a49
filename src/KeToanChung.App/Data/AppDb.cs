using KeToanChung.App.Data.Records;

using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KeToanChung.App.Data;

/// <summary>The one data model, the same on three databases. How each stores it is in <c>db/</c>.</summary>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<User, Guid>(options), IDataProtectionKeyContext
{
    private const int ShortText = 64;

    private const int Text = 500;

    /// <summary>WebAuthn allows 1,023 bytes, SQL Server's index 900; what exists stays far below.</summary>
    private const int PasskeyId = 900;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().HaveMaxLength(Text);
        ConfigureInstants(configurationBuilder.Properties<DateTime>());
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(ShortText);
    }

    /// <summary>Instants come back as UTC; how they are stored may differ.</summary>
    protected virtual void ConfigureInstants(PropertiesConfigurationBuilder<DateTime> instants) => instants.HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.MapOrganisation();
        builder.MapBooks();
        builder.MapPayments();
        builder.MapNotifications();
        builder.MapFees();
        builder.MapCashDesks();
        builder.MapFeeDays();
        builder.MapStatements();
        builder.MapEvidence();
        builder.MapEntry();
        builder.MapMatches();
        builder.MapTraces();
        builder.MapImports();
        builder.MapCatalogs();
        builder.Entity<IdentityUserPasskey<Guid>>(e => e.Property(p => p.CredentialId).HasMaxLength(PasskeyId));
        builder.Entity<DataProtectionKey>(e =>
        {
            e.ToTable("ProtectionKeys");
            e.Property(k => k.Xml).HasMaxLength(4_000);
        });
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
