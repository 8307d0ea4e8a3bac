#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml mounts, once: a random password of the database, as PostgreSQL and as Npgsql read it.
#
#   eng/compose-secrets.sh [DIRECTORY]      default: secrets, beside docker-compose.yml
#
# The directory is 0700: on this machine nobody else gets at the files, which are readable by all because each container has another user.
set -euo pipefail

if [ $# -gt 1 ]; then
  echo 'usage: eng/compose-secrets.sh [DIRECTORY]' >&2
  exit 2
fi
cd "$(dirname "$0")/.."
directory=${1:-secrets}
if [ -e "$directory/db-password" ] || [ -e "$directory/db-passfile" ]; then
  echo "$directory holds secrets already: they stay as they are" >&2
  exit 3
fi
umask 077
mkdir -p "$directory"
chmod 0700 "$directory"
password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
printf '%s' "$password" >"$directory/db-password"
printf '*:*:*:*:%s\n' "$password" >"$directory/db-passfile"
chmod 0444 "$directory/db-password" "$directory/db-passfile"
echo "written: $directory/db-password $directory/db-passfile"
