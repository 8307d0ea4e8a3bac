#!/bin/bash
# Whether the server of this data directory answers: asked over loopback, as server.json says. For HEALTHCHECK; exit code 0 when it does.
#
#   health.sh
#
# bash opens the connection: a slim image has neither curl nor wget, and a probe that starts all of etcdup would cost more than the server.
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 1
}

field() { # NAME -> its text value in the file, which is one line of JSON
  sed -n "s/.*\"$1\":\"\([^\"\\\\]*\)\".*/\1/p" <<<"$content"
}

file=${ETCDUP_DATA:?}/server.json
content=$(cat "$file" 2>/dev/null) || fail 'no server: server.json is not there'
url=$(field url)
token=$(field token)
case $url in
  http://127.0.0.1:* | http://localhost:*) ;;
  *) fail "server.json names no http URL on loopback" ;;
esac
port=${url##*:}
port=${port%/}

{ exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || fail "nobody listens on port $port"
printf 'GET /api/v1/server HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n' "$port" "$token" >&3
# The time-out is HEALTHCHECK's too; by hand it is this one.
IFS=' ' read -r -t 4 _ status _ <&3 || fail 'no answer'
[ "$status" = 200 ] || fail "HTTP status $status"
echo ok
