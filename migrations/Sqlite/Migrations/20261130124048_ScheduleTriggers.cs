using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EtcdUpgradeWorkflows.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ScheduleTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "cluster",
                table: "schedules",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "activity_id",
                table: "schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "definition_id",
                table: "schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "definition_version",
                table: "schedules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "expression",
                table: "schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "schedules",
                type: "TEXT",
                nullable: false,
                defaultValue: "StartAt");

            migrationBuilder.AddColumn<long>(
                name: "last_fire_at",
                table: "schedules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "last_result",
                table: "schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paused_at",
                table: "schedules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paused_by",
                table: "schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "resumed_at",
                table: "schedules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "resumed_by",
                table: "schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "revision",
                table: "schedules",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "target",
                table: "schedules",
                type: "TEXT",
                nullable: false,
                defaultValue: "Upgrade");

            migrationBuilder.AddColumn<string>(
                name: "zone",
                table: "schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "missed_fires",
                columns: table => new
                {
                    schedule_id = table.Column<string>(type: "TEXT", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    noticed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_missed_fires", x => new { x.schedule_id, x.first_at, x.noticed_at });
                    table.ForeignKey(
                        name: "FK_missed_fires_schedules_schedule_id",
                        column: x => x.schedule_id,
                        principalTable: "schedules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_schedules_definition_id",
                table: "schedules",
                column: "definition_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "missed_fires");

            migrationBuilder.DropIndex(
                name: "IX_schedules_definition_id",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "activity_id",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "definition_id",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "definition_version",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "expression",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "last_fire_at",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "last_result",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "paused_by",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "resumed_at",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "resumed_by",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "target",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "zone",
                table: "schedules");

            migrationBuilder.AlterColumn<string>(
                name: "cluster",
                table: "schedules",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
