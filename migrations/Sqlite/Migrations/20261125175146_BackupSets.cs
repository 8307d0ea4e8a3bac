using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EtcdUpgradeWorkflows.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BackupSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "backups",
                type: "TEXT",
                nullable: false,
                defaultValue: "Snapshot");

            migrationBuilder.AddColumn<string>(
                name: "set_id",
                table: "backups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "set_size",
                table: "backups",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "target",
                table: "backups",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kind",
                table: "backups");

            migrationBuilder.DropColumn(
                name: "set_id",
                table: "backups");

            migrationBuilder.DropColumn(
                name: "set_size",
                table: "backups");

            migrationBuilder.DropColumn(
                name: "target",
                table: "backups");
        }
    }
}
