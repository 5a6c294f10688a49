using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Data;

internal static class NotificationMappings
{
    public static void MapNotifications(this ModelBuilder builder)
    {
        builder.Entity<OutboxRecord>(e =>
        {
            e.ToTable("Outbox").HasKey(o => o.Id);
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Kind).HasMaxLength(64);
            e.HasIndex(o => new { o.DeliveredAt, o.At });
        });
        builder.Entity<NotificationRecord>(e =>
        {
            e.ToTable("Notifications").HasKey(n => new { n.UserId, n.MessageId });
            e.Property(n => n.Kind).HasMaxLength(64);
            e.HasIndex(n => new { n.UserId, n.SeenAt, n.At });
        });
    }
}
