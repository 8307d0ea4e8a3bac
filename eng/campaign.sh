#!/usr/bin/env bash
# Runs one campaign: a test that is too long for eng/test.sh, chosen by its trait, and writes what came out to docs/campaigns.
#
#   eng/campaign.sh NAME [--events N] [--seed S]
#
# Without a name it lists the campaigns. The same seed makes the same campaign; the report names it, the commit, counts and durations.
# N is how many events (kills, cases) a campaign of random ones has; each has a number of its own by default.
# A campaign may add lines of its own to the report: it appends them to the file that ETCDUP_CAMPAIGN_REPORT names.
set -euo pipefail

cd "$(dirname "$0")/.."
names=$(grep -rhoE '\[Trait\("Campaign", *"[^"]+"\)\]' tests --include='*.cs' | sed 's/.*"\([^"]*\)")\]/\1/' | sort -u | tr '\n' ' ' || true)
usage() {
  echo "usage: eng/campaign.sh NAME [--events N] [--seed S]; campaigns: ${names:-none yet}" >&2
  exit 2
}
[ $# -ge 1 ] || usage
name=$1 events='' seed=''
shift
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage
  case $2 in '' | *[!0-9]*) usage ;; esac
  case $1 in
    --events) events=$2 ;;
    --seed) seed=$2 ;;
    *) usage ;;
  esac
  shift 2
done
case " $names " in
  *" $name "*) ;;
  *)
    echo "no campaign '$name'; campaigns: ${names:-none yet}" >&2
    exit 2
    ;;
esac
# The test project whose sources name it.
project=$(basename "$(find tests -mindepth 1 -maxdepth 1 -type d -exec grep -rlqE "\[Trait\(\"Campaign\", *\"$name\"\)\]" --include='*.cs' {} \; -print | head -n 1)")
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
if [ "$project" = EtcdUpgradeWorkflows.IntegrationTests ]; then
  require_tools
  require_postgresql
  if [ "$name" = compose ]; then require_docker; fi
  if [ "$name" = events ]; then require_packet_filter; fi
  export ETCDUP_TEST_ETCD=${ETCDUP_TEST_ETCD:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/etcdup/etcd}
  require_etcd "$ETCDUP_TEST_ETCD" 3.3.25 3.4.23 3.5.16 3.5.30
fi

export ETCDUP_CAMPAIGN_SEED=${seed:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
if [ -n "$events" ]; then export ETCDUP_CAMPAIGN_EVENTS=$events; fi
commit=$(git rev-parse --short=10 HEAD)
changed=$(git status --porcelain --untracked-files=no)
state=
if [ -n "$changed" ]; then state=', with uncommitted changes'; fi

dotnet build "tests/$project/$project.csproj" --configuration Release --nologo --verbosity quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ETCDUP_CAMPAIGN_REPORT=$work/report
: >"$ETCDUP_CAMPAIGN_REPORT"
began=$(date -u +%Y-%m-%dT%H:%M:%SZ)
from=$SECONDS
rc=0
"artifacts/bin/$project/release/$project" \
  -trait "Campaign=$name" -noColor >"$work/log" 2>&1 </dev/null || rc=$?
elapsed=$((SECONDS - from))
cat "$work/log"

# The last line of the runner: `Total: 4, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 1.2s`
summary=$(sed -n 's/^ *.*\(Total: .*\)$/\1/p' "$work/log" | tail -n 1)
total=$(sed -n 's/^Total: \([0-9]*\).*/\1/p' <<<"$summary")
if [ -z "$total" ] || [ "$total" -eq 0 ]; then
  echo "campaign $name: no test ran" >&2
  exit 1
fi

mkdir -p docs/campaigns
report=docs/campaigns/$name-$commit.md
{
  echo "# Campaign $name"
  echo
  echo "| | |"
  echo "|---|---|"
  echo "| commit | $commit$state |"
  echo "| seed | $ETCDUP_CAMPAIGN_SEED |"
  if [ -n "$events" ]; then echo "| events | $events |"; fi
  echo "| begun | $began |"
  echo "| elapsed | $elapsed s |"
  echo "| result | $([ "$rc" -eq 0 ] && echo passed || echo "failed, exit code $rc") |"
  echo "| tests | ${summary} |"
  echo "| machine | $(uname -srm), $(nproc) processors |"
  echo
  cat "$ETCDUP_CAMPAIGN_REPORT"
} >"$report"
echo "written: $report"
exit "$rc"
