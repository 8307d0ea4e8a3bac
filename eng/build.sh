#!/usr/bin/env bash
# Builds etcdup for linux-x64, compiled ahead for a quick start, and leaves it whole in artifacts/etcdup.
#
#   eng/build.sh
#
# artifacts/etcdup/etcdup needs the .NET 10 runtimes (Microsoft.NETCore.App and Microsoft.AspNetCore.App); workflows/ and
# eng/fetch-debian-etcd.sh lie beside it.
set -euo pipefail

if [ $# -gt 0 ]; then
  echo 'usage: eng/build.sh' >&2
  exit 2
fi
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
require_tools

target=artifacts/etcdup
mkdir -p artifacts
exec 8>artifacts/.build.lock
flock 8
rm -rf "$target.new" "$target.old"
# Not into the directory of the last build: a server may be running out of it.
dotnet publish src/EtcdUpgradeWorkflows.Cli/EtcdUpgradeWorkflows.Cli.csproj --configuration Release -p:EtcdupPublish=framework-dependent \
  --output "$PWD/$target.new" --nologo --verbosity quiet 8>&-
mkdir -p "$target.new/eng" "$target.new/workflows"
cp -R workflows/. "$target.new/workflows/"
cp eng/fetch-debian-etcd.sh "$target.new/eng/"
chmod 0755 "$target.new/etcdup" "$target.new/eng/fetch-debian-etcd.sh"
touch "$target.new/.built"
if [ -e "$target" ]; then mv "$target" "$target.old"; fi
mv "$target.new" "$target"
rm -rf "$target.old"
echo "built $target/etcdup"
