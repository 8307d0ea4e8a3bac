#!/usr/bin/env bash
# Measures; it is never part of the tests. Run it on a machine that does nothing else, and put what it prints into docs/performance.md.
#
#   eng/bench.sh swap [UPGRADES [MEGABYTES]]    the cost of a swap beside a tight script, UPGRADES a side (default 15: 45 swaps a side; about ten
#                                               minutes), with so much data in the cluster (default 0)
#   eng/bench.sh plan [REQUESTS]                plan and preflight of a healthy cluster (default 40)
#   eng/bench.sh long-run [CONNECTION]          whether a run slows down as it grows: 10,000 pure activities, on SQLite or that PostgreSQL
set -euo pipefail

case "${1-}:$#" in
  swap:[123] | plan:[12] | long-run:[12]) ;;
  *)
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
require_tools
command -v curl >/dev/null || requirements_install 'the probe of the benchmark'"'"'s script' curl
eng/build.sh
dotnet build bench/EtcdUpgradeWorkflows.Benchmarks/EtcdUpgradeWorkflows.Benchmarks.csproj --configuration Release --nologo --verbosity quiet
echo "commit $(git rev-parse --short=10 HEAD), $(date -u +%Y-%m-%d), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
run=artifacts/bin/EtcdUpgradeWorkflows.Benchmarks/release/EtcdUpgradeWorkflows.Benchmarks
if [ "$1" = swap ]; then
  exec "$run" swap artifacts/etcdup/etcdup "${2-15}" "${3-0}"
elif [ "$1" = long-run ]; then
  exec "$run" "$@"
else
  exec "$run" plan artifacts/etcdup/etcdup "${2-40}"
fi
