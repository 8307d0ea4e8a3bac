#!/usr/bin/env bash
# Measures; it is never part of the tests. Run it on a machine that does nothing else, and put what it prints into docs/performance.md.
#
#   eng/bench.sh swap [UPGRADES [MEGABYTES]]    the cost of a swap beside a tight script, UPGRADES a side (default 15: 45 swaps a side; about ten
#                                               minutes), with so much data in the cluster (default 0)
#   eng/bench.sh plan [REQUESTS]                plan and preflight of a healthy cluster (default 40)
#   eng/bench.sh long-run [CONNECTION]          whether a run slows down as it grows: 10,000 pure activities, on SQLite or that PostgreSQL
#   eng/bench.sh throughput [SECONDS [ROUNDS]]  bare commits, our workflows and DBOS Transact's at concurrency 1, 8, 32, by turns on one PostgreSQL, so many
#                                               seconds a turn (default 10) and turns (default 3); with the default about ten minutes
#   eng/bench.sh suspended [RUNS]               runs that wait (default 10,000): memory, and the time until all are woken
#   eng/bench.sh schedules [SCHEDULES]          schedules due in one second (default 1,000) on two servers
#   eng/bench.sh server [STARTS [SECONDS]]      starts (default 9) on SQLite and PostgreSQL until ready, and so many seconds idle (default 30)
#
# A PostgreSQL of a benchmark is its own: on the disk under /var/tmp, with the settings it comes with, and gone at the end. `throughput 1 1`, `suspended 50`,
# `schedules 20` and `server 1 2` say within a minute whether they work; their figures mean nothing. ETCDUP_BENCH_ONLY names a side of throughput.
set -euo pipefail

case "${1-}:$#" in
  swap:[123] | plan:[12] | long-run:[12] | throughput:[123] | suspended:[12] | schedules:[12] | server:[123]) ;;
  *)
    sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
require_tools
command -v curl >/dev/null || requirements_install 'the probe of the benchmark'"'"'s script' curl
case $1 in
  throughput)
    require_postgresql
    require_node
    # Where nothing of the sources lies: packages bring files of their own.
    mkdir -p artifacts/bench/dbos
    cp bench/dbos/package.json bench/dbos/package-lock.json bench/dbos/.npmrc bench/dbos/throughput.mjs artifacts/bench/dbos/
    npm ci --prefix artifacts/bench/dbos --silent || requirements_missing "the packages of bench/dbos (npm ci failed)"
    ;;
  suspended | schedules | server) require_postgresql ;;
esac
eng/build.sh
dotnet build bench/EtcdUpgradeWorkflows.Benchmarks/EtcdUpgradeWorkflows.Benchmarks.csproj --configuration Release --nologo --verbosity quiet
echo "commit $(git rev-parse --short=10 HEAD), $(date -u +%Y-%m-%d), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
run=artifacts/bin/EtcdUpgradeWorkflows.Benchmarks/release/EtcdUpgradeWorkflows.Benchmarks
case $1 in
  swap) exec "$run" swap artifacts/etcdup/etcdup "${2-15}" "${3-0}" ;;
  plan) exec "$run" plan artifacts/etcdup/etcdup "${2-40}" ;;
  long-run) exec "$run" "$@" ;;
  throughput) exec "$run" throughput artifacts/bench/dbos "${2-10}" "${3-3}" ;;
  suspended) exec "$run" suspended artifacts/etcdup/etcdup "${2-10000}" ;;
  schedules) exec "$run" schedules artifacts/etcdup/etcdup "${2-1000}" ;;
  server) exec "$run" server artifacts/etcdup/etcdup "${2-9}" "${3-30}" ;;
esac
