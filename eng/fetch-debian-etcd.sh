#!/usr/bin/env bash
# Puts real etcd releases where tests and demonstrations find them, out of Debian's signed archive.
#
#   fetch-debian-etcd.sh DIRECTORY [VERSION...]
#
# VERSION is one of 3.3.25, 3.4.23, 3.5.16, 3.5.30; without any: 3.4.23 and 3.5.16. The result is
# DIRECTORY/<version>/{etcd,etcdctl[,etcdutl]}; a version that lies there already is not fetched again, and two
# callers at once do not disturb each other. The system's own apt lists and packages are not touched.
#
# A package is believed only when apt accepts its signature against Debian's keyring and its sha256 is the one below.
# The mirror is the one this machine's apt uses, or $DEBIAN_MIRROR. Needs apt-get, dpkg, flock, debian-archive-keyring.
#
# Exit codes: 2 usage, 3 no mirror, 4 unknown version, 5 not the package that was tested.
set -euo pipefail

if [ $# -lt 1 ]; then
  sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
target=$1
shift
if [ $# -eq 0 ]; then set -- 3.4.23 3.5.16; fi

keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# suite, sha256 of etcd-server's package, sha256 of etcd-client's package
known_packages() {
  cat <<'TABLE'
3.3.25 bullseye 26ebaf2c5482e1ded1c7d9a65a47d06cdb9dc99d78aa3c280ee61bae39d4e44c df59b04f745046e77d27919bf50364b91a5dcacaa812fbcd946574f85b23fe1c
3.4.23 bookworm 3a9445d4560ad6de1c375756b2a17d97713df44cbd20a658c871fe108af7ef5d db3a484d5d924b50bf71f459ee544ecd7b11c25dc2f6becc0c50352d67299cc8
3.5.16 trixie 0875921bb0d023f2af9b8e15cdfbe417a03e65731345fb832c40f9c2dd72967b 7eb67e305ba2ce523a5a0b29bf88750ded3f724769c7111a83382b7909f9977b
3.5.30 forky 11a4f7e350c5020b83edff5160a6063d4e56ac9cd014d21ce8916378bf96de79 1e66ad2aba4cba6842a1ac35d5c525e750102b8fb42748225bcb2e34d6595931
TABLE
}

find_mirror() {
  if [ -n "${DEBIAN_MIRROR:-}" ]; then
    echo "$DEBIAN_MIRROR"
  else
    # Both forms, one-line sources.list and deb822 .sources; snapshot archives hold other versions.
    grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list* 2>/dev/null | grep -v snapshot | sed -n '1s#/* *$##p' || true
  fi
}

fetch() { # version suite server-sha256 client-sha256
  local work=$target/.work.$$
  mkdir -p "$work"/{lists/partial,cache/archives/partial,packages,root,release}
  : >"$work/status"
  echo "deb [arch=amd64 signed-by=$keyring] $mirror $2 main" >"$work/sources.list"
  local apt=(
    apt-get -qq
    -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    -o Dir::State="$work" -o Dir::State::lists="$work/lists" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache"
    -o APT::Default-Release= -o APT::Update::Post-Invoke-Success::= -o APT::Sandbox::User=root
    # An old suite is no longer signed anew; its packages are pinned by sha256 here.
    -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none
  )
  "${apt[@]}" update
  (cd "$work/packages" && "${apt[@]}" download etcd-server etcd-client)
  if ! (cd "$work/packages" && printf '%s  %s\n' "$3" etcd-server_*.deb "$4" etcd-client_*.deb | sha256sum --quiet --check); then
    echo "etcd $1: the archive has another package than the one that was tested" >&2
    rm -rf "$work"
    exit 5
  fi
  local package
  for package in "$work"/packages/*.deb; do dpkg -x "$package" "$work/root"; done
  cp "$work"/root/usr/bin/etcd* "$work/release/"
  # The rename is last: a directory that is there is whole.
  mv -T "$work/release" "$target/$1"
  rm -rf "$work"
}

mkdir -p "$target"
target=$(cd "$target" && pwd)
exec 9>"$target/.lock"
flock 9
trap 'rm -rf "$target/.work.$$"' EXIT

for version in "$@"; do
  row=$(known_packages | grep -F "$version " | grep "^$version " || true)
  if [ -z "$row" ]; then
    echo "etcd $version is not among the releases known here: $(known_packages | cut -d' ' -f1 | paste -sd' ')" >&2
    exit 4
  fi
  if [ ! -x "$target/$version/etcd" ]; then
    mirror=$(find_mirror)
    if [ -z "$mirror" ]; then
      echo "no Debian mirror in /etc/apt/sources.list*: set DEBIAN_MIRROR" >&2
      exit 3
    fi
    # shellcheck disable=SC2086  # the row is four words
    fetch $row
  fi
  echo "etcd $version: $target/$version"
done
