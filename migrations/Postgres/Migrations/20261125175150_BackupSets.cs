using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EtcdUpgradeWorkflows.Migrations.Postgres.Migrations
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
                type: "text",
                nullable: false,
                defaultValue: "Snapshot");

            migrationBuilder.AddColumn<string>(
                name: "set_id",
                table: "backups",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "set_size",
                table: "backups",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "target",
                table: "backups",
                type: "text",
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
