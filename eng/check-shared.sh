#!/usr/bin/env bash
# Where the project's reference material lies beside the clone (../shared), its copies in here must be the same. Elsewhere: nothing to do.
#
#   eng/check-shared.sh [--update]
set -euo pipefail

if [ $# -gt 1 ] || { [ $# -eq 1 ] && [ "$1" != --update ]; }; then
  echo 'usage: eng/check-shared.sh [--update]' >&2
  exit 2
fi
cd "$(dirname "$0")/.."
shared=../shared
if [ ! -d "$shared" ]; then exit 0; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
answers=$work/etcd-answers.md
# From section 5 to the end: what real members and tools answered, word for word.
awk '/^## 5 /{found = 1} found' "$shared/etcd/FACTS.md" >"$answers"

differ=0
compare() { # ORIGINAL COPY
  if cmp -s "$1" "$2"; then return; fi
  if [ "${update-}" = 1 ]; then
    cp "$1" "$2"
    echo "updated $2"
  else
    echo "$2 differs from ../shared: eng/check-shared.sh --update" >&2
    differ=1
  fi
}
if [ "${1-}" = --update ]; then update=1; fi
compare "$shared/protocol.py" docs/protocol/protocol.py
compare "$shared/etcd/flags.json" tests/EtcdUpgradeWorkflows.Tests/Data/flags.json
compare "$answers" tests/EtcdUpgradeWorkflows.Tests/Data/etcd-answers.md
exit "$differ"
