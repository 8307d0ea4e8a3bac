#!/usr/bin/env bash
# What a host of kind "systemd" has to get right, tried on a booted Debian 12 with a real etcd unit: ADR 0014 is what was learned.
#
#   eng/spikes/systemd-host.sh [DIRECTORY]     root; debootstrap, systemd-container and openssh-client are installed when missing
#
# Each line is an observation: what was done, what was expected, what came. Exit 0 when everything is as the ADR says. The machine lies
# in DIRECTORY (default: a temporary one) and is stopped at the end; a temporary directory is removed, a named one is used again.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
old=3.4.23 new=3.5.16
[ "$(id -u)" = 0 ] || { echo "systemd-host.sh: needs root, for a machine of its own" >&2; exit 1; }
keep=${1-}
work=${1:-$(mktemp -d)}
machine=$work/machine
failures=0

for tool in debootstrap systemd-nspawn ssh nsenter; do
  command -v "$tool" >/dev/null || { apt-get install -y --no-install-recommends debootstrap systemd-container openssh-client util-linux >/dev/null; break; }
done
if [ ! -e "$machine/usr/sbin/sshd" ]; then
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,sudo,procps,openssh-server,libpam-systemd,iproute2 bookworm "$machine" >"$work/debootstrap.log"
fi
"$here/fetch-debian-etcd.sh" "$work/etcd" $old $new
for version in $old $new; do
  mkdir -p "$machine/opt/etcd/versions/$version"
  cp -f "$work/etcd/$version/etcd" "$machine/opt/etcd/versions/$version/etcd"
done

# ------------------------------------------------------------------------------------------------------------ layout and unit
# A deployment is two links that are switched in one step: the release and the configuration revision.
for revision in 1 2 3; do
  mkdir -p "$machine/opt/etcd/configurations/$revision"
  cat >"$machine/opt/etcd/configurations/$revision/environment" <<END
ETCD_NAME=infra1
ETCD_DATA_DIR=/var/lib/etcd
ETCD_SNAPSHOT_COUNT=${revision}0000
END
done
echo ETCD_LISTEN_CLIENT_URLS=nonsense >>"$machine/opt/etcd/configurations/3/environment"
ln -sfnT versions/$old "$machine/opt/etcd/current"
ln -sfnT configurations/1 "$machine/opt/etcd/configuration"
rm -rf "$machine/var/lib/etcd"
printf 'vm\n' >"$machine/etc/hostname"
echo '127.0.0.1 localhost vm etcdup-spike' >"$machine/etc/hosts"
cat >"$machine/etc/systemd/system/etcd.service" <<'END'
[Service]
Type=notify
User=etcd
StateDirectory=etcd
EnvironmentFile=/opt/etcd/configuration/environment
ExecStart=/opt/etcd/current/etcd
Restart=always
RestartSec=1
StartLimitIntervalSec=0
[Install]
WantedBy=multi-user.target
END
chroot "$machine" sh -c 'id etcd || useradd -r etcd; id ops || useradd -m -s /bin/sh ops' >/dev/null 2>&1
echo 'ops ALL=(root) NOPASSWD: /usr/bin/systemctl, /usr/bin/systemd-run, /usr/bin/sh' >"$machine/etc/sudoers.d/ops"
chmod 440 "$machine/etc/sudoers.d/ops"
rm -f "$work/key" "$work/key.pub"
ssh-keygen -q -t ed25519 -N '' -f "$work/key"
install -d -m 700 "$machine/home/ops/.ssh"
install -m 600 "$work/key.pub" "$machine/home/ops/.ssh/authorized_keys"
chroot "$machine" chown -R ops:ops /home/ops/.ssh
install -d "$machine/etc/systemd/logind.conf.d"

# ----------------------------------------------------------------------------------------------------------------- the machine
leader=
boot() {
  # --register=no: there may be no machined and no bus outside. Without a network of its own its sshd would be this machine's.
  setsid systemd-nspawn -q -b --register=no --keep-unit --network-veth -M etcdup-spike -D "$machine" </dev/null >"$work/console.log" 2>&1 &
  nspawn=$!
  until leader=$(pgrep -P "$nspawn" | head -1) && [ -n "$leader" ] && in_machine systemctl is-active -q multi-user.target 2>/dev/null; do
    kill -0 "$nspawn" || { tail "$work/console.log" >&2; exit 1; }
    sleep 0.2
  done
  in_machine ip link set lo up
}
shut() {
  [ -n "${nspawn-}" ] || return 0
  # The power is cut: killing the machine's first process ends all of them, and nspawn with them.
  kill -KILL "$leader" 2>/dev/null || kill -KILL "$nspawn" 2>/dev/null || true
  wait "$nspawn" 2>/dev/null || true
  nspawn=
}
clean() {
  shut
  [ -n "$keep" ] || rm -rf "$work"
}
trap clean EXIT

in_machine() { nsenter -t "$leader" -a -- /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" </dev/null; }
as_ops() {
  nsenter -t "$leader" -n -- ssh -n -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -i "$work/key" ops@127.0.0.1 "$@"
}
show() { in_machine systemctl show --value -p "$1" etcd; }
until_is() { # PROPERTY VALUE
  for _ in $(seq 150); do [ "$(show "$1")" = "$2" ] && return 0; sleep 0.1; done
  return 0
}
see() { # SENTENCE EXPECTED ACTUAL
  local verdict=as-expected
  [ "$2" = "$3" ] || { verdict=OTHERWISE; failures=$((failures + 1)); }
  printf '%-12s %s: %s%s\n' "$verdict" "$1" "$3" "$([ "$2" = "$3" ] || printf ' (expected %s)' "$2")"
}
running_version() { in_machine sh -c "readlink /proc/$(show MainPID)/exe" | sed 's,.*/versions/\([^/]*\)/.*,\1,'; }
snapshot_count() { in_machine sh -c "tr '\\0' '\\n' </proc/$(show MainPID)/environ" | sed -n 's/^ETCD_SNAPSHOT_COUNT=//p'; }
drop_in() { # LINES; none removes it
  in_machine rm -rf /etc/systemd/system/etcd.service.d
  if [ -n "$1" ]; then
    in_machine mkdir -p /etc/systemd/system/etcd.service.d
    printf '[Service]\n%b\n' "$1" >"$machine/etc/systemd/system/etcd.service.d/spike.conf"
  fi
  in_machine systemctl daemon-reload
}

boot
in_machine systemctl start etcd
see 'a started unit' active "$(show ActiveState)"

# ------------------------------------------------------------------------------------------------------- how a member is stopped
echo '== stop'
for restart in always on-failure; do
  drop_in "Restart=$restart\\nRestartSec=3"
  in_machine systemctl start etcd
  pid=$(show MainPID)
  in_machine kill -TERM "$pid"
  sleep 5
  # etcd raises the signal again after it has shut down, which is an end "by signal TERM": clean for systemd.
  expected=$([ $restart = always ] && echo active || echo inactive)
  see "SIGTERM to the main process, Restart=$restart" "$expected" "$(show ActiveState)"
  in_machine systemctl start etcd
  in_machine systemctl stop etcd
  sleep 2
  see "systemctl stop, Restart=$restart" inactive "$(show ActiveState)"
  in_machine systemctl start etcd
  in_machine kill -KILL "$(show MainPID)"
  until_is SubState auto-restart
  see "right after a crash, Restart=$restart" 'MainPID=0 ActiveState=activating SubState=auto-restart' \
    "$(in_machine systemctl show -p MainPID -p ActiveState -p SubState etcd | tr '\n' ' ' | sed 's/ $//')"
  in_machine systemctl stop etcd
  sleep 5
  see 'systemctl stop takes the pending restart away' inactive "$(show ActiveState)"
done

drop_in 'ExecStart=\nExecStart=/bin/sh -c "trap : TERM; while :; do sleep 1; done"\nType=simple\nTimeoutStopSec=2'
in_machine systemctl start etcd
pid=$(show MainPID)
began=$(date +%s)
in_machine systemctl stop etcd || true
see 'a process that ignores SIGTERM, TimeoutStopSec=2: after it' gone/timeout "$(in_machine kill -0 "$pid" 2>/dev/null && echo there || echo gone)/$(show Result)"
see '  and not later than' yes "$([ $(($(date +%s) - began)) -le 4 ] && echo yes || echo no)"
drop_in 'ExecStart=\nExecStart=/bin/sh -c "trap : TERM; while :; do sleep 1; done"\nType=simple\nTimeoutStopSec=infinity'
in_machine systemctl reset-failed etcd || true
in_machine systemctl start etcd
in_machine systemctl stop --no-block etcd
sleep 3
see '  TimeoutStopSec=infinity' deactivating "$(show ActiveState)"
in_machine systemctl kill -s KILL etcd
until_is ActiveState failed
see '  until systemctl kill' failed "$(show ActiveState)"
drop_in 'Restart=always'
in_machine systemctl reset-failed etcd

# -------------------------------------------------------------------------------------------------- jobs outlive whoever asked
echo '== jobs'
in_machine systemctl start etcd
drop_in 'Restart=always\nExecStop=/bin/sleep 3'
in_machine sh -c 'flock /run/spike.lock sh -c "systemctl stop etcd" & sleep 0.5; pkill -KILL -x systemctl; pkill -KILL -x flock; exit 0' 2>/dev/null || true
see 'lock free and the stop of a killed script goes on' free/deactivating "$(in_machine flock -n /run/spike.lock echo free)/$(show ActiveState)"
see '  its job can be seen' yes "$([ "$(show Job)" != 0 ] && [ -n "$(show Job)" ] && echo yes || echo no)"
in_machine systemctl start etcd
see '  a start behind it waits for it, and then the unit' active "$(show ActiveState)"
drop_in 'Restart=always'

# ---------------------------------------------------------------------------------------------------------- links, deployment
echo '== deployment'
in_machine systemctl stop etcd
first=$(show InvocationID)
ln -sfnT versions/$new "$machine/opt/etcd/current.new"; mv -fT "$machine/opt/etcd/current.new" "$machine/opt/etcd/current"
ln -sfnT configurations/2 "$machine/opt/etcd/configuration.new"; mv -fT "$machine/opt/etcd/configuration.new" "$machine/opt/etcd/configuration"
in_machine systemctl start etcd
see 'links switched, no daemon-reload: release and configuration' "$new/20000" "$(running_version)/$(snapshot_count)"
see '  NeedDaemonReload' no "$(show NeedDaemonReload)"
see '  a new invocation' yes "$([ "$(show InvocationID)" != "$first" ] && echo yes || echo no)"
see 'systemctl start of Type=notify returns when etcd serves' active/running "$(show ActiveState)/$(show SubState)"
see 'arguments and environment files can be asked for' yes "$(show EnvironmentFiles | grep -q /opt/etcd/configuration/environment && show ExecStart | grep -q /opt/etcd/current/etcd && echo yes)"
see 'the unit is found from the process' etcd.service "$(in_machine sh -c "tr '/' '\\n' </proc/$(show MainPID)/cgroup" | grep -m1 '\.service$')"
see 'the data directory is in its environment, which the search of member.sh reads' yes \
  "$(in_machine sh -c "tr '\\0' '\\n' </proc/$(show MainPID)/environ" | grep -qx ETCD_DATA_DIR=/var/lib/etcd && echo yes)"

# ------------------------------------------------------------------------------------------------- start-up that does not work
echo '== start'
in_machine systemctl stop etcd
drop_in 'Restart=always\nRestartSec=100ms\n[Unit]\nStartLimitIntervalSec=60\nStartLimitBurst=2'
in_machine systemctl reset-failed etcd 2>/dev/null || true
ln -sfnT configurations/3 "$machine/opt/etcd/configuration"
see 'systemctl start with a configuration that etcd refuses' failed "$(in_machine timeout 20 systemctl start etcd 2>/dev/null && echo started || echo failed)"
until_is ActiveState failed
see '  then systemd tries again by itself, until the limit' failed/2 "$(show ActiveState)/$(show NRestarts)"
ln -sfnT configurations/2 "$machine/opt/etcd/configuration"
see '  the link is put back, and the start is refused' failed "$(in_machine systemctl start etcd 2>/dev/null && echo started || echo failed)"
in_machine systemctl reset-failed etcd
see '  until reset-failed' started "$(in_machine systemctl start etcd 2>/dev/null && echo started || echo failed)"
drop_in 'Restart=always'

# ----------------------------------------------------------------------------------------- a detached script and its caller's end
echo '== detached'
marks=$machine/var/tmp/marks
rm -rf "$marks"
mkdir -m 777 "$marks"
survives() { # NAME; has it written a second after its session was over?
  for _ in $(seq 30); do [ ! -e "$marks/$1" ] || { echo survives; return; }; sleep 0.1; done
  echo dies
}
body='sleep 2; echo >/var/tmp/marks/'
for kill in no yes; do
  for pty in '!use_pty' use_pty; do
    printf '[Login]\nKillUserProcesses=%s\n' "$kill" >"$machine/etc/systemd/logind.conf.d/spike.conf"
    printf 'Defaults %s\n' "$pty" >"$machine/etc/sudoers.d/pty"
    in_machine systemctl restart systemd-logind
    n=$kill-${pty#!}; [ "$pty" = use_pty ] || n=$kill-nopty
    as_ops "sudo -n sh -c 'setsid sh -c \"${body}setsid-$n\" </dev/null >/dev/null 2>&1 &'"
    expected=$([ "$kill" = yes ] && echo dies || echo survives)
    see "KillUserProcesses=$kill, sudo $pty, setsid" "$expected" "$(survives "setsid-$n")"
    as_ops "sudo -n sh -c 'setsid systemd-run -q --scope sh -c \"${body}scope-$n\" </dev/null >/dev/null 2>&1 &'; sleep 0.5"
    see "KillUserProcesses=$kill, sudo $pty, systemd-run --scope" survives "$(survives "scope-$n")"
    as_ops "sudo -n systemd-run -q --collect --unit=etcdup-$n sh -c '${body}service-$n'"
    see "KillUserProcesses=$kill, sudo $pty, systemd-run as a service" survives "$(survives "service-$n")"
  done
done
as_ops "sudo -n systemd-run -q --collect --unit=etcdup-once sleep 3"
see 'a second unit of the same name' refused "$(as_ops 'sudo -n systemd-run -q --collect --unit=etcdup-once sleep 3' 2>/dev/null && echo started || echo refused)"
see 'the lock inside such a service keeps others out' held \
  "$(as_ops "sudo -n systemd-run -q --collect sh -c 'exec 9>>/run/spike.lock; flock 9; sleep 2'; sleep 0.7; sudo -n sh -c 'flock -n /run/spike.lock echo free || echo held'")"
see 'systemctl start from inside it: the member is in' etcd.service \
  "$(as_ops "sudo -n systemctl stop etcd; sudo -n systemd-run -q --wait --collect systemctl start etcd"; in_machine sh -c "tr '/' '\\n' </proc/$(show MainPID)/cgroup" | grep -m1 '\.service$')"
see '  and without the lock' none "$(in_machine sh -c "ls -l /proc/$(show MainPID)/fd" | grep -c spike.lock | sed 's/^0$/none/')"

# ------------------------------------------------------------------------------------------------------------------- a power cut
echo '== power cut between switch and start'
in_machine systemctl enable -q etcd
in_machine systemctl stop etcd
ln -sfnT versions/$old "$machine/opt/etcd/current"
ln -sfnT configurations/1 "$machine/opt/etcd/configuration"
rm -rf "$machine/var/lib/etcd"
shut
boot
until_is ActiveState active
see 'the machine starts what the links say, whatever the record says' "$old/10000" "$(running_version)/$(snapshot_count)"

echo "== $failures otherwise than expected"
[ "$failures" = 0 ]
