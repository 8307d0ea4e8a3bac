#!/usr/bin/env bash
# Adds a migration of the present model to both providers; the two sets move together.
#
#   eng/migration.sh NAME
#
# NAME is PascalCase. A migration that was published is never edited: add another one.
set -euo pipefail

if [ $# -ne 1 ] || ! [[ $1 =~ ^[A-Z][A-Za-z0-9]*$ ]]; then
  echo 'usage: eng/migration.sh NAME    (PascalCase)' >&2
  exit 2
fi
cd "$(dirname "$0")/.."
# shellcheck source=eng/requirements.sh
. eng/requirements.sh
require_dotnet
dotnet tool restore
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$1" --project "migrations/$provider"
done
git status --short migrations
