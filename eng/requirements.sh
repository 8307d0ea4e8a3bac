# shellcheck shell=bash
# Sourced by the other scripts: what a bare Debian 12 with the .NET SDK lacks is installed with apt and named, or, when that
# is not possible, named in one line on standard error with exit code 3.
#
#   . eng/requirements.sh
#   require_dotnet            the SDK that global.json asks for
#   require_tools             what etcdup and its scripts call: flock, setsid, sync FILE, dpkg, apt, Debian's keyring
#   require_compiler          cc, with which a test makes a release that crashes
#   require_postgresql        initdb, pg_ctl, createdb of any version; no cluster is made or started
#   require_packet_filter     nft, with which a test cuts a server's network off; no rule is made
#   require_docker            dockerd, docker-compose and debootstrap; no daemon is started
#   require_node              node 20 or newer, and npm
#   require_etcd DIR VERSION...   real releases, fetched once into DIR

requirements_missing() { # WHAT
  echo "missing: $1" >&2
  exit 3
}

# Installs packages as root; says what, or what is missing.
requirements_install() { # WHY PACKAGE...
  local why=$1 log
  shift
  if ! command -v apt-get >/dev/null; then
    requirements_missing "$* ($why; no apt on this machine)"
  fi
  if [ "$(id -u)" != 0 ]; then
    requirements_missing "$* ($why): as root, apt-get install $*"
  fi
  echo "installing $* ($why)"
  log=$(mktemp)
  if ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -20 "$log" >&2
    rm -f "$log"
    requirements_missing "$* ($why): apt-get could not install it"
  fi
  rm -f "$log"
}

require_dotnet() {
  command -v dotnet >/dev/null || requirements_missing 'the .NET 10 SDK (dotnet), see global.json'
  # Fails when no installed SDK satisfies global.json.
  dotnet --version >/dev/null 2>&1 || requirements_missing "a .NET SDK that satisfies $PWD/global.json"
}

require_tools() {
  local packages=()
  { command -v flock && command -v setsid && command -v setpriv && command -v mount; } >/dev/null || packages+=(util-linux mount)
  command -v script >/dev/null || packages+=(bsdutils)
  command -v dpkg >/dev/null || packages+=(dpkg)
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || packages+=(debian-archive-keyring)
  [ ${#packages[@]} -eq 0 ] || requirements_install 'tools that the scripts call' "${packages[@]}"
  # member.sh makes its record durable with it; busybox has a sync without files.
  sync "$0" 2>/dev/null || requirements_missing 'coreutils whose sync takes a file'
}

require_compiler() {
  command -v cc >/dev/null || requirements_install 'a C compiler, for a release that crashes at its start' gcc libc6-dev
}

postgresql_directory() { # prints the newest bin directory that can start a cluster; false when there is none
  local newest
  newest=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 || true)
  [ -n "$newest" ] && dirname "$newest"
}

require_postgresql() {
  postgresql_directory >/dev/null && return
  requirements_install 'PostgreSQL for the tests' postgresql-common
  # The tests start a private cluster of their own; the package must not make one beside it.
  sed -i 's/^#\?\(create_main_cluster\) .*/\1 = false/' /etc/postgresql-common/createcluster.conf
  requirements_install 'PostgreSQL for the tests' postgresql
  postgresql_directory >/dev/null || requirements_missing 'PostgreSQL (initdb) under /usr/lib/postgresql'
}

require_packet_filter() {
  command -v nft >/dev/null || requirements_install 'the packet filter, for a network that is cut' nftables
}

require_docker() {
  local packages=()
  command -v dockerd >/dev/null || packages+=(docker.io)
  command -v docker-compose >/dev/null || packages+=(docker-compose)
  command -v debootstrap >/dev/null || packages+=(debootstrap)
  [ ${#packages[@]} -eq 0 ] || requirements_install 'containers for the tests' "${packages[@]}"
}

require_node() {
  { command -v node && command -v npm; } >/dev/null || requirements_install 'node for the peer of a benchmark' nodejs npm
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || requirements_missing 'node 20 or newer'
}

require_etcd() { # DIRECTORY VERSION...
  local directory=$1 version wanted=()
  shift
  for version in "$@"; do
    [ -x "$directory/$version/etcd" ] || wanted+=("$version")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  echo "fetching etcd ${wanted[*]} into $directory"
  mkdir -p "$directory"
  "$(dirname "${BASH_SOURCE[0]}")/fetch-debian-etcd.sh" "$directory" "${wanted[@]}" || requirements_missing "etcd ${wanted[*]} (eng/fetch-debian-etcd.sh failed)"
}
