#!/bin/bash
# Whether the server of this data directory is ready (GET /readyz): asked over loopback, as server.json says. For HEALTHCHECK; exit code 0 when it is.
#
#   health.sh
#
# bash opens the connection: a slim image has neither curl nor wget, and a probe that starts all of etcdup would cost more than the server.
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 1
}

# One line of JSON. The token in it is not needed.
url=$(sed -n 's/.*"url":"\([^"\\]*\)".*/\1/p' "${ETCDUP_DATA:?}/server.json" 2>/dev/null) || fail 'no server: server.json is not there'
case $url in
  http://127.0.0.1:* | http://localhost:*) ;;
  *) fail 'server.json names no http URL on loopback' ;;
esac
port=${url##*:}
port=${port%/}

{ exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || fail "nobody listens on port $port"
printf 'GET /readyz HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3
# Less than HEALTHCHECK's own time-out, which would say nothing.
IFS=' ' read -r -t 4 _ status _ <&3 || fail 'no answer'
[ "$status" = 200 ] || fail "not ready: HTTP status $status"
echo ok
