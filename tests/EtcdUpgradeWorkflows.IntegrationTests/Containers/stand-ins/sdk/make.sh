#!/bin/bash
# Prints a tar of this machine's .NET SDK, the authorities it trusts and how it reaches its packages.
set -euo pipefail

sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
names=("${sdk#/}" etc/ssl/certs/ca-certificates.crt)
config=${HOME:-/root}/.nuget/NuGet/NuGet.Config
if [ -e "$config" ]; then names+=("${config#/}"); fi
tar --create --dereference --directory / --transform "s#^${HOME#/}/\.nuget#root/.nuget#" --transform "s#^${sdk#/}#usr/share/dotnet#" "${names[@]}"
