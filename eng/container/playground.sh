#!/bin/bash
# The first program of a container in which a playground runs: an etcd cluster of three members, process hosts beside their server.
#
#   playground.sh [SERVE-OPTION...]
#
# Docker ends whatever runs in a container when its first program ends, and also what the container has started in namespaces of another
# one. So members outlive their server only where the server is not that program: this script is, and starts it again when it was killed.
# Told to end, it ends the server, then the members. When the container is started again it starts them first, as a machine's own
# supervisor would, but for one whose swap is open: that one is for the run to finish.
set -euo pipefail

playground=${ETCDUP_PLAYGROUND:-/var/lib/etcdup/playground}
releases=${ETCDUP_CACHE:-/var/cache/etcdup}/etcd
from=3.4.23
to=3.5.16
names=(infra1 infra2 infra3)
client_urls=(http://127.0.0.1:2379 http://127.0.0.1:2381 http://127.0.0.1:2383)
peer_urls=(http://127.0.0.1:2380 http://127.0.0.1:2382 http://127.0.0.1:2384)

say() { echo "playground: $*" >&2; }

arguments() { # I -> etcd's, in the array args
  local i initial=''
  for i in 0 1 2; do initial+=,${names[i]}=${peer_urls[i]}; done
  args=(--name "${names[$1]}" --data-dir "$playground/${names[$1]}/data"
    --listen-client-urls "${client_urls[$1]}" --advertise-client-urls "${client_urls[$1]}"
    --listen-peer-urls "${peer_urls[$1]}" --initial-advertise-peer-urls "${peer_urls[$1]}"
    --initial-cluster "${initial#,}" --initial-cluster-state new --initial-cluster-token playground)
}

cluster_file() {
  local i directory separator='' args
  printf '{ "name": "playground", "members": ['
  for i in 0 1 2; do
    directory=$playground/${names[i]}
    arguments "$i"
    printf '%s\n  { "name": "%s", "clientUrl": "%s", "peerUrl": "%s",\n' "$separator" "${names[i]}" "${client_urls[i]}" "${peer_urls[i]}"
    printf '    "host": { "kind": "process", "install": "%s/install", "dataDir": "%s/data", "logFile": "%s/etcd.log",\n' "$directory" "$directory" "$directory"
    printf '      "arguments": [%s] } }' "$(printf ', "%s"' "${args[@]}" | tail -c +3)"
    separator=,
  done
  printf ' ] }\n'
}

# Before the server is there: nobody else starts or stops members meanwhile.
start_members() {
  local i install args
  for i in 0 1 2; do
    install=$playground/${names[i]}/install
    if [ ! -e "$install/current/etcd" ] || ! grep -qx 'open=0' "$install/.etcdup/record"; then continue; fi
    arguments "$i"
    (cd / && exec setsid env -i "PATH=$PATH" "$install/current/etcd" "${args[@]}" </dev/null >>"$playground/${names[i]}/etcd.log" 2>&1) &
  done
}

# Once: brings the releases and makes the cluster of the older one. What was interrupted is begun again at the next start.
make_cluster() {
  local version missing=() i
  until /usr/lib/etcdup/container/health.sh >/dev/null 2>&1; do sleep 0.2; done
  for version in "$from" "$to"; do
    [ -x "$releases/$version/etcd" ] || missing+=("$version")
  done
  if [ ${#missing[@]} -gt 0 ] && ! /usr/lib/etcdup/eng/fetch-debian-etcd.sh "$releases" "${missing[@]}"; then
    say "etcd ${missing[*]} could not be fetched: put each into $releases/VERSION, and start this container again"
    return
  fi
  for i in 0 1 2; do mkdir -p "$playground/${names[i]}"; done
  cluster_file >"$playground/cluster.json"
  etcdup binaries add "$from" "$releases/$from"
  etcdup binaries add "$to" "$releases/$to"
  etcdup clusters up "$playground/cluster.json" --version "$from"
  touch "$playground/made"
}

others() { # whether anything runs beside the init process and this script
  local process pid
  for process in /proc/[0-9]*; do
    pid=${process#/proc/}
    if [ "$pid" != 1 ] && [ "$pid" != $$ ] && [ -n "$(tr -d '\0' <"$process/cmdline")" ]; then return 0; fi
  done 2>/dev/null
  return 1
}

ending='' server=''
trap 'ending=yes; [ -z "$server" ] || kill -TERM "$server" 2>/dev/null || true' TERM INT

start_members
if [ ! -e "$playground/made" ]; then
  { make_cluster || say 'the cluster was not made; started again, this container goes on with it'; } >&2 &
fi
while [ -z "$ending" ]; do
  etcdup serve "$@" &
  server=$!
  # A signal ends the wait, and not the server.
  rc=0
  while kill -0 "$server" 2>/dev/null; do
    rc=0
    wait "$server" || rc=$?
  done
  server=
  if [ -z "$ending" ]; then
    say "the server has ended, exit code $rc, and is started again"
    sleep 1
  fi
done

# All but the init process and this one.
trap '' TERM
kill -TERM -1 2>/dev/null || true
for ((i = 0; i < 100; i++)); do
  others || exit 0
  sleep 0.1
done
say 'something has not ended within ten seconds'
