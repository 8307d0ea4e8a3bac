#!/usr/bin/env bash
# Publishes versions of shipped definitions: adds the sha256 of each file to workflows/published.lock. From then on the file
# never changes; a test holds that. A change of a published definition is a new file, v<N+1>.json.
#
#   eng/publish-workflow.sh NAME/vN.json...     under workflows/
set -euo pipefail

if [ $# -eq 0 ]; then
  echo 'usage: eng/publish-workflow.sh NAME/vN.json...' >&2
  exit 2
fi
cd "$(dirname "$0")/../workflows"
touch published.lock
for file in "$@"; do
  file=${file#workflows/}
  if ! [[ $file =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?/v[1-9][0-9]*\.json$ ]]; then
    echo "$file: a definition is <name>/v<N>.json" >&2
    exit 2
  fi
  if [ ! -f "$file" ]; then
    echo "workflows/$file is not there" >&2
    exit 2
  fi
  sum=$(sha256sum "$file")
  sum=${sum%% *}
  known=$(awk -v file="$file" '$2 == file { print $1 }' published.lock)
  if [ "$known" = "$sum" ]; then
    echo "$file is published already"
  elif [ -n "$known" ]; then
    echo "$file is published with other content; give the change a new version" >&2
    exit 3
  else
    printf '%s  %s\n' "$sum" "$file" >>published.lock
    sort -k 2 -V -o published.lock published.lock
    echo "published $file"
  fi
done
