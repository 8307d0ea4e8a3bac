#!/bin/bash
# Prints a tar of what stands in for debian:12-slim: a minimal Debian from this machine's own package sources, without what slim images leave out.
#
#   make.sh DIRECTORY
set -euo pipefail

root=$1
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sed -n '1p')
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror" >"$root.log" 2>&1 || { tail -20 "$root.log" >&2; exit 3; }
# How this machine reaches its package sources.
rm -f "$root/etc/apt/sources.list"
cp -a /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/" 2>/dev/null || cp -a /etc/apt/sources.list "$root/etc/apt/"
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/* "$root"/usr/share/man/* "$root"/usr/share/doc/* "$root"/usr/share/locale/* "$root"/dev/*
tar --create --directory "$root" .
