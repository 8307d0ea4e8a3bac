#!/usr/bin/env bash
# Runs the tests. The last line is `N passed, N failed, N skipped`; a skipped test fails it.
#
#   eng/test.sh         everything: real etcd processes, PostgreSQL, killed servers
#   eng/test.sh fast    the project EtcdUpgradeWorkflows.Tests alone: no real processes
#
# Campaigns (tests with the trait Campaign) are opt-in and run by eng/campaign.sh. Tests with the trait OptIn need releases of etcd 2.x and run when
# ETCDUP_TEST_ETCD_22 and ETCDUP_TEST_ETCD_23 name directories with their etcd and etcdctl. How many were left out is printed.
# ETCDUP_TEST_ETCD names the directory of etcd releases, by default a cache of the user: <directory>/<version>/etcd.
set -euo pipefail

usage() {
  echo 'usage: eng/test.sh [fast]' >&2
  exit 2
}

case ${1-all} in
  all) scope=all ;;
  fast) scope=fast ;;
  *) usage ;;
esac
[ $# -le 1 ] || usage
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
require_tools
if [ -x eng/check-shared.sh ]; then eng/check-shared.sh; fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
if [ "$scope" = all ]; then
  export ETCDUP_TEST_ETCD=${ETCDUP_TEST_ETCD:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/etcdup/etcd}
  require_postgresql
  require_compiler
  require_packet_filter
  require_etcd "$ETCDUP_TEST_ETCD" 3.3.25 3.4.23 3.5.16 3.5.30
  what=(--solution EtcdUpgradeWorkflows.sln --max-parallel-test-modules 1)
else
  what=(--project tests/EtcdUpgradeWorkflows.Tests/EtcdUpgradeWorkflows.Tests.csproj)
fi

leave_out=(--filter-not-trait 'Campaign=*')
opt_in='Campaign'
if [ -z "${ETCDUP_TEST_ETCD_22-}" ] || [ -z "${ETCDUP_TEST_ETCD_23-}" ]; then
  leave_out+=(--filter-not-trait 'OptIn=*')
  opt_in='(Campaign|OptIn)'
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
rc=0
# A filter that leaves nothing of one module is exit code 8; whether anything ran is counted below.
dotnet test "${what[@]}" --no-progress --no-ansi --ignore-exit-code 8 "${leave_out[@]}" >"$log" 2>&1 </dev/null || rc=$?
cat "$log"

count() { # NAME -> the number of the summary over all modules; empty when there is no summary
  sed -n "/^Test run summary:/,\$s/^  $1: \([0-9]*\).*/\1/p" "$log" | tail -n 1
}
passed=$(count succeeded)
failed=$(count failed)
skipped=$(count skipped)
if [ -z "$passed" ] || [ -z "$failed" ] || [ -z "$skipped" ]; then passed=0 failed=1 skipped=0; fi
if [ "$rc" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ $((passed + failed)) -eq 0 ] || [ "$skipped" -gt 0 ]; then rc=1; fi
if [ "$failed" -gt 0 ] && [ "$rc" -eq 0 ]; then rc=1; fi

# Once more and last: what stands between may be longer than anybody keeps.
if [ "$failed" -gt 0 ]; then
  echo "Failed:"
  awk '/^failed /{on=1} /^  (Standard|Error) output/||/^[^ f]/{on=0} on && n++<200' "$log"
fi

left=$(grep -rhoE "\[Trait\(\"$opt_in\", *\"[^\"]+\"\)\]" tests --include='*.cs' | wc -l || true)
echo "opt-in, not run: $left"
echo "$passed passed, $failed failed, $skipped skipped"
exit "$rc"
