#!/usr/bin/env bash
# Measures; it is never part of the tests. Run it on a machine that does nothing else, and put what it prints into docs/performance.md.
#
#   eng/bench.sh swap [UPGRADES]    the cost of a swap beside a tight script, UPGRADES a side (default 15: 45 swaps a side; about ten minutes)
set -euo pipefail

if [ "${1-}" != swap ] || [ $# -gt 2 ]; then
  sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
require_tools
command -v curl >/dev/null || requirements_install 'the probe of the benchmark'"'"'s script' curl
eng/build.sh
dotnet build bench/EtcdUpgradeWorkflows.Benchmarks/EtcdUpgradeWorkflows.Benchmarks.csproj --configuration Release --nologo --verbosity quiet
echo "commit $(git rev-parse --short=10 HEAD), $(date -u +%Y-%m-%d), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
exec artifacts/bin/EtcdUpgradeWorkflows.Benchmarks/release/EtcdUpgradeWorkflows.Benchmarks swap artifacts/etcdup/etcdup "${2-15}"
