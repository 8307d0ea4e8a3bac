#!/usr/bin/env bash
# A real three-member etcd cluster on this machine, upgraded under write load before your eyes.
#
#   eng/demo.sh [--from VERSION] [--to VERSION] [--members N] [--keep] [--kill] ...
#
# Installs what is missing and says what; builds when the sources are newer than the last build; then it is
# `artifacts/etcdup/etcdup demo` with the same options, and the same exit code.
set -euo pipefail

cd "$(dirname "$0")/.."
case ${1-} in
  -h | --help)
    sed -n '2,7s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
esac
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
require_tools

newer=
if [ -e artifacts/etcdup/.built ]; then
  newer=$(find src migrations workflows eng/build.sh eng/fetch-debian-etcd.sh Directory.Build.props Directory.Packages.props global.json \
    -type f -newer artifacts/etcdup/.built -print -quit)
fi
if [ ! -x artifacts/etcdup/etcdup ] || [ ! -e artifacts/etcdup/.built ] || [ -n "$newer" ]; then
  echo 'building etcdup (about a minute)'
  eng/build.sh
fi
exec artifacts/etcdup/etcdup demo "$@"
