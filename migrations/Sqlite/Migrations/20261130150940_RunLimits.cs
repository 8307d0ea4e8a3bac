using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EtcdUpgradeWorkflows.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RunLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "half_done",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "has_begun",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "run_limit",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_runs_definition_id_finished_at",
                table: "runs",
                columns: new[] { "definition_id", "finished_at" },
                filter: "run_limit is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_runs_definition_id_finished_at",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "half_done",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "has_begun",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "run_limit",
                table: "runs");
        }
    }
}
