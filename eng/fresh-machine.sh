#!/usr/bin/env bash
# Runs the README's two commands where nothing is but Debian 12 and the .NET SDK: a minimal system in a directory, with process and mount
# namespaces of its own, so that whatever is started there ends with it. The clone is of the last commit. As root.
#
#   eng/fresh-machine.sh [COMMAND...]      default: eng/demo.sh, then eng/test.sh
#
# ETCDUP_FRESH_MACHINE names the directory (default: a temporary one, removed at the end; a given one is kept and used again).
set -euo pipefail

if [ "$(id -u)" != 0 ]; then
  echo 'eng/fresh-machine.sh: as root' >&2
  exit 2
fi
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
command -v debootstrap >/dev/null || requirements_install 'a minimal Debian' debootstrap

root=${ETCDUP_FRESH_MACHINE:-}
if [ -z "$root" ]; then
  root=$(mktemp -d /var/tmp/etcdup-fresh.XXXXXX)
  trap 'rm -rf --one-file-system "$root"' EXIT
fi

if [ ! -e "$root/etc/debian_version" ]; then
  # The mirror that this machine's apt uses.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sed -n '1p')
  # What the SDK itself needs, as its vendor lists it, and git to clone with.
  debootstrap --variant=minbase --include=ca-certificates,git,libc6,libgcc-s1,libicu72,libssl3,libstdc++6,tzdata,zlib1g \
    bookworm "$root" "$mirror" >"$root.log" 2>&1 || { tail -20 "$root.log" >&2; exit 3; }
  rm -f "$root.log"
fi

# How this machine reaches its package sources, and whom it trusts for them.
cp -a /etc/apt/sources.list.d /etc/apt/apt.conf.d "$root/etc/apt/"
rm -f "$root/etc/apt/sources.list"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
if [ -e "$HOME/.nuget/NuGet/NuGet.Config" ]; then install -D "$HOME/.nuget/NuGet/NuGet.Config" "$root/root/.nuget/NuGet/NuGet.Config"; fi
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
mkdir -p "$root$sdk" "$root/work"
cp -a "$sdk/." "$root$sdk/"
ln -sfn "$sdk/dotnet" "$root/usr/bin/dotnet"
rm -rf "$root/work/clone"
git clone -q --no-hardlinks . "$root/work/clone"

[ $# -gt 0 ] || set -- sh -c 'eng/demo.sh && eng/test.sh'
# A mount namespace of its own: /proc, /dev and /tmp are not left behind. The first process of the new pid namespace takes all others with it.
exec_in='mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mount -t tmpfs tmpfs "$0/run" && root=$0 && exec chroot "$root" /usr/bin/env -i \
  HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
  NUGET_CERT_REVOCATION_MODE=offline DOTNET_CLI_TELEMETRY_OPTOUT=1 sh -c '"'"'cd /work/clone && exec "$@"'"'"' sh "$@"'
rc=0
unshare --mount --pid --fork --kill-child=KILL sh -c "$exec_in" "$root" "$@" </dev/null || rc=$?
echo "fresh machine: exit code $rc"
exit "$rc"
