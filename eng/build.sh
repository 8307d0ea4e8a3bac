#!/usr/bin/env bash
# Builds etcdup for linux-x64, compiled ahead for a quick start, and leaves it whole in artifacts/etcdup.
#
#   eng/build.sh              artifacts/etcdup/etcdup, which needs the .NET 10 runtimes (Microsoft.NETCore.App and Microsoft.AspNetCore.App)
#   eng/build.sh --release    artifacts/release/etcdup-VERSION-linux-x64.tar.gz, which needs no .NET, and SHA256SUMS beside it
#
# workflows/ and eng/fetch-debian-etcd.sh lie beside the program. The archive of one commit is the same whenever and wherever it is made with
# one SDK: its names are sorted, its owner is 0, its times are the commit's. It is unpacked and tried before it is there.
set -euo pipefail

usage() {
  echo 'usage: eng/build.sh [--release]' >&2
  exit 2
}

release=
case ${1-} in
  '') ;;
  --release) release=yes ;;
  *) usage ;;
esac
[ $# -le 1 ] || usage
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
require_tools

publish() { # KIND DIRECTORY
  dotnet publish src/EtcdUpgradeWorkflows.Cli/EtcdUpgradeWorkflows.Cli.csproj --configuration Release -p:EtcdupPublish="$1" "${@:3}" \
    --output "$PWD/$2" --nologo --verbosity quiet 8>&-
  mkdir -p "$2/eng" "$2/workflows"
  cp -R workflows/. "$2/workflows/"
  cp eng/fetch-debian-etcd.sh "$2/eng/"
  chmod 0755 "$2/etcdup" "$2/eng/fetch-debian-etcd.sh"
}

mkdir -p artifacts
exec 8>artifacts/.build.lock
flock 8

if [ -z "$release" ]; then
  target=artifacts/etcdup
  rm -rf "$target.new" "$target.old"
  # Not into the directory of the last build: a server may be running out of it.
  publish framework-dependent "$target.new"
  touch "$target.new/.built"
  if [ -e "$target" ]; then mv "$target" "$target.old"; fi
  mv "$target.new" "$target"
  rm -rf "$target.old"
  echo "built $target/etcdup"
  exit
fi

version=$(sed -n 's#.*<Version>\([^<]*\)</Version>.*#\1#p' Directory.Build.props)
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || { echo "no version in Directory.Build.props" >&2; exit 1; }
name=etcdup-$version-linux-x64
target=artifacts/release
work=artifacts/.release
rm -rf "$work"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/$name/licenses"
# Compiled anew, with no directory of this machine in it: what an earlier build has left holds some. Without debug information: it embeds
# generated sources, which the compiler's generators order anew each time.
publish self-contained "$work/$name/lib" -p:ContinuousIntegrationBuild=true -p:DebugType=none -p:ArtifactsPath="$PWD/$work/build/"
ln -s lib/etcdup "$work/$name/etcdup"
cp README.md CHANGELOG.md "$work/$name/"
for file in LICENSE* NOTICE*; do
  if [ -e "$file" ]; then cp "$file" "$work/$name/"; fi
done
# The runtime is in the archive, and its licence asks to be with it.
packages=$(dotnet nuget locals global-packages --list | sed -n 's/^global-packages: *//p')
for pack in microsoft.netcore.app.runtime.linux-x64 microsoft.aspnetcore.app.runtime.linux-x64; do
  runtime=$(sed -n '/"includedFrameworks"/,/]/s/.*"version": "\([^"]*\)".*/\1/p' "$work/$name/lib/etcdup.runtimeconfig.json" | head -n 1)
  from=$packages/$pack/$runtime
  [ -d "$from" ] || { echo "no $from: where is the licence of the runtime?" >&2; exit 1; }
  mkdir -p "$work/$name/licenses/$pack"
  find "$from" -maxdepth 1 -type f \( -iname 'LICENSE*' -o -iname 'THIRD-PARTY-NOTICES*' \) -exec cp {} "$work/$name/licenses/$pack/" \;
done

tar --create --directory "$work" --sort=name --format=gnu --owner=0 --group=0 --numeric-owner --mode='u+rwX,go=rX' --mtime="@$(git log -1 --format=%ct)" "$name" \
  | gzip --best --no-name >"$work/$name.tar.gz"
(cd "$work" && sha256sum "$name.tar.gz" >SHA256SUMS)

# As somebody who was given the two files and has no .NET.
mkdir "$work/tools" "$work/home" "$work/unpacked"
for tool in /bin/* /usr/bin/*; do
  case ${tool##*/} in dotnet) ;; *) ln -sf "$tool" "$work/tools/" ;; esac
done
(cd "$work" && sha256sum --quiet --check SHA256SUMS)
tar --extract --file "$work/$name.tar.gz" --directory "$work/unpacked"
try() { env -i HOME="$PWD/$work/home" PATH="$PWD/$work/tools" DOTNET_ROOT=/nonexistent ETCDUP_DATA="$PWD/$work/home/data" "$work/unpacked/$name/etcdup" "$@"; }
said=$(try --version)
[ "$said" = "$version" ] || { echo "the archive's etcdup says '$said', not '$version'" >&2; exit 1; }
try doctor >"$work/doctor" || { cat "$work/doctor" >&2; exit 1; }
try definitions validate "$work/unpacked/$name/lib/workflows/rolling-upgrade/v3.json" >"$work/validate" || { cat "$work/validate" >&2; exit 1; }

mkdir -p "$target"
rm -f "$target"/etcdup-*.tar.gz "$target/SHA256SUMS"
mv "$work/$name.tar.gz" "$work/SHA256SUMS" "$target/"
echo "built $target/$name.tar.gz ($(du --apparent-size --block-size=1M "$target/$name.tar.gz" | cut -f1) MB)"
