using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EtcdUpgradeWorkflows.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ClusterReleases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cluster_releases",
                columns: table => new
                {
                    cluster = table.Column<string>(type: "TEXT", nullable: false),
                    releases = table.Column<string>(type: "TEXT", nullable: false),
                    mixed_since = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cluster_releases", x => x.cluster);
                    table.ForeignKey(
                        name: "FK_cluster_releases_clusters_cluster",
                        column: x => x.cluster,
                        principalTable: "clusters",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cluster_releases_mixed_since",
                table: "cluster_releases",
                column: "mixed_since",
                filter: "mixed_since is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cluster_releases");
        }
    }
}
