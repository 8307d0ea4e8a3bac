using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EtcdUpgradeWorkflows.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "deleted_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    definition_version = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: true),
                    sub_status = table.Column<string>(type: "text", nullable: false),
                    started_by = table.Column<string>(type: "text", nullable: false),
                    idempotency_key = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    last_hash = table.Column<string>(type: "text", nullable: true),
                    deleted_by = table.Column<string>(type: "text", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deleted_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    set_by = table.Column<string>(type: "text", nullable: true),
                    set_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    round_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "retention_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_by = table.Column<string>(type: "text", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    runs = table.Column<long>(type: "bigint", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "run_evidence",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    kept_by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    released_by = table.Column<string>(type: "text", nullable: true),
                    release_reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run_evidence", x => new { x.run_id, x.kept_at });
                    table.ForeignKey(
                        name: "FK_run_evidence_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_runs_finished_at_id",
                table: "runs",
                columns: new[] { "finished_at", "id" },
                filter: "status = 'Finished'");

            migrationBuilder.CreateIndex(
                name: "IX_missed_fires_noticed_at",
                table: "missed_fires",
                column: "noticed_at");

            migrationBuilder.CreateIndex(
                name: "IX_backups_run_id",
                table: "backups",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "IX_deleted_runs_idempotency_key",
                table: "deleted_runs",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deleted_runs_number",
                table: "deleted_runs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_retention_rounds_began_at",
                table: "retention_rounds",
                column: "began_at");

            migrationBuilder.CreateIndex(
                name: "IX_run_evidence_kept",
                table: "run_evidence",
                column: "run_id",
                unique: true,
                filter: "released_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deleted_runs");

            migrationBuilder.DropTable(
                name: "retention");

            migrationBuilder.DropTable(
                name: "retention_rounds");

            migrationBuilder.DropTable(
                name: "run_evidence");

            migrationBuilder.DropIndex(
                name: "IX_runs_finished_at_id",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "IX_missed_fires_noticed_at",
                table: "missed_fires");

            migrationBuilder.DropIndex(
                name: "IX_backups_run_id",
                table: "backups");
        }
    }
}
