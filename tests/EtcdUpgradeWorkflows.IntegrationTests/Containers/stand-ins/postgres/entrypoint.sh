#!/bin/bash
# Does with POSTGRES_USER, POSTGRES_DB and POSTGRES_PASSWORD_FILE what the image that it stands in for does.
set -euo pipefail
data=/var/lib/postgresql/data
if [ "$(id -u)" = 0 ]; then
  install -d -o postgres -g postgres -m 0700 "$data"
  install -o postgres -g postgres -m 0400 "$POSTGRES_PASSWORD_FILE" /tmp/password
  exec setpriv --reuid postgres --regid postgres --init-groups "$0" "$@"
fi
if [ ! -s "$data/PG_VERSION" ]; then
  initdb --pgdata "$data" --username "$POSTGRES_USER" --pwfile /tmp/password --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 >/dev/null
  echo 'host all all all scram-sha-256' >>"$data/pg_hba.conf"
  pg_ctl --pgdata "$data" --options "-c listen_addresses= -c unix_socket_directories=/tmp" --wait start >/dev/null
  PGPASSWORD=$(cat /tmp/password) createdb --host /tmp --username "$POSTGRES_USER" "$POSTGRES_DB"
  pg_ctl --pgdata "$data" --wait stop >/dev/null
fi
rm -f /tmp/password
exec "$@"
