#!/bin/sh
# Everything that changes an etcd member on its own host goes through this script: the fence stands where the effect lands.
# (docs/architecture.md, "Host script and record"; POSIX sh, run by dash; Linux with /proc, flock(1), setsid(1), coreutils.)
#
#   member.sh look  --install DIR --data-dir DIR
#   member.sh fence --install DIR --data-dir DIR AUTHORITY --wait SECONDS [--take-over-from CONTROLLER]
#   member.sh swap  --install DIR --data-dir DIR AUTHORITY --call ID --to VERSION --size BYTES --inode NUMBER --log FILE
#                   [--licence BOOT:CENTISECONDS [--kill]] [--copy DIR] [--joins] --stop-deadline SECONDS -- [NAME=VALUE...] DIR/current/etcd [ARGUMENT...]
#   member.sh halt  --install DIR --data-dir DIR AUTHORITY --call ID --licence BOOT:CENTISECONDS [--kill] --stop-deadline SECONDS
#   AUTHORITY is   --controller ID --cluster NAME --number N
#   With --named FILE, a process that was started with that configuration file is the member too.
#
# look   prints record and world. It takes no lock and changes nothing.
# fence  waits for the lock, so that a swap in flight ends first; refuses a lower number and another controller or cluster;
#        writes the number; prints record and world. With --take-over-from, an operator's word, the record of that controller
#        becomes this caller's, under a number above the record's; what is open stays open.
# swap   brings the member to VERSION in three steps, each skipped when it is so already: stop, switch the link, start.
#        It stops a process only with a licence: boot id and uptime of this machine, read before the caller looked at the other
#        voters. One that is older than three seconds is stale, whoever was frozen or asleep meanwhile.
#        With --copy, between stop and switch the stopped member's data are copied to that directory, whole or not at all, once.
#        A member that a restore left without data is started with --joins only: otherwise it would begin a cluster of its own.
# halt   is the first step alone.
# place  puts PREPARED in the place of the data directory, which is kept as KEPT; only while no process is the member. Both steps
#        are skipped when they are done. Whether it was done is told by the data themselves: they carry what they were prepared as.
#
# swap and halt detach: the call prints the pid of a process in a session of its own and ends. That process holds the lock to
# its end, survives its caller, and leaves its answer in DIR/.etcdup/answer-ID. If it dies without one, nothing is known.
#
# The record, DIR/.etcdup/record, is durable before anything that it announces:
#   open=1  written before the signal, while the member still serves;   open=0  written after the start.
# Between the two the world is the record: the old process lives - not stopped; the link points elsewhere - not switched;
# nothing runs - not started. A call that finds an open record does all three steps towards its own VERSION.
#
# A process that is started keeps the lock until it has written itself into DIR/.etcdup/starting, so that a script that dies
# in a start leaves none that the next call would not know. That call waits until the process is a member or has ended.
#
# A process is the member when pid, start time and boot id are the recorded ones; otherwise when its executable is named
# etcd and it names this very data directory, or the very configuration file of --named, or has a file of the data open, however
# it was started. A pid alone proves nothing, a zombie is not running.
#
# Output is key=value lines; what is unknown is empty. Exit code 0 whenever there is an answer, 64 for a wrong call.
set -u
umask 022

lock_wait_of_a_change=10 # seconds
licence_centiseconds=300
kill_grace_centiseconds=500
start_grace_centiseconds=500
member_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# ---------------------------------------------------------------------------------------------------------------- small parts

uptime_centiseconds() { # -> now. The clock of the machine since boot, sleep included; no caller can set it.
  read -r uptime rest </proc/uptime
  now=$((${uptime%.*} * 100 + 1${uptime#*.} - 100))
}

read_stat() { # PID -> state start_time; false when there is no such process
  stat=
  { while IFS= read -r part || [ -n "$part" ]; do stat="$stat $part"; done; } 2>/dev/null <"/proc/$1/stat" || return 1
  [ -n "$stat" ] || return 1
  # The name of a program may hold blanks and parentheses: fields are counted behind the last one.
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  state=$1 start_time=${20}
}

is_alive() { # PID START
  read_stat "$1" && [ "$start_time" = "$2" ] && [ "$state" != Z ] && [ "$state" != X ]
}

read_executable() { # PID -> executable version
  executable=$(readlink "/proc/$1/exe")
  executable=${executable% (deleted)}
  version=
  case $executable in
    "$real_install"/versions/*/*)
      version=${executable#"$real_install"/versions/}
      version=${version%%/*}
      ;;
  esac
}

# -> pid start of what was started last; false when it does not live
read_starting() {
  { read -r starting_boot && IFS= read -r stat; } 2>/dev/null <"$starting" || return 1
  # shellcheck disable=SC2086
  set -- "${stat%% *}" ${stat##*) }
  [ "$starting_boot" = "$boot" ] && [ $# -gt 20 ] && pid=$1 start=${21} && is_alive "$pid" "$start"
}

# FILE... -> those of them that name the data directory, or what is given before --
naming() { # [-e TEXT]... -- FILE...
  grep -lszxF -e "$data_dir" -e "--data-dir=$data_dir" -e "-data-dir=$data_dir" -e "ETCD_DATA_DIR=$data_dir" "$@"
}

# -> named: command lines and environments in /proc that name the data directory, or the configuration file that does
find_named() {
  if [ -z "$config" ]; then set --; else
    set -- -e "$config" -e "--config-file=$config" -e "-config-file=$config" -e "ETCD_CONFIG_FILE=$config"
  fi
  named=$(naming "$@" -- /proc/[0-9]*/cmdline /proc/[0-9]*/environ)
}

# -> holders: descriptors of every etcd that has a file of the data open. Told by device and inode: whatever path it knows them by.
find_holders() {
  holders=
  files=$(find -L "$data_dir/member" -type f -printf '=%D:%i=\n' 2>/dev/null)
  [ -n "$files" ] || return 0
  etcds=$(find /proc/[0-9]*/exe -maxdepth 0 \( -lname '*/etcd' -o -lname '*/etcd (deleted)' \) -printf '%h/fd\n' 2>/dev/null)
  [ -n "$etcds" ] || return 0
  # shellcheck disable=SC2086
  holders=$(find -L $etcds -maxdepth 1 -type f -printf '=%D:%i= %p\n' 2>/dev/null | grep -F "$files" | cut -d ' ' -f 2)
}

# -> pid start executable version of the process that was recorded or started last; false when it does not live
find_known() {
  if [ "$record_boot" = "$boot" ] && [ -n "$record_pid" ] && is_alive "$record_pid" "$record_start"; then
    pid=$record_pid start=$record_start
    read_executable "$pid"
    return
  fi
  # In the midst of its exec a process has no command line.
  read_starting && read_executable "$pid" && [ "${executable##*/}" = etcd ]
}

# Of file and pid: the same path inside a container is another directory, and another configuration file. An open file is the very file.
is_of_member() {
  case $file in */fd/*) return 0 ;; esac
  if [ -e "/proc/$pid/root$data_dir" ] && [ -e "$data_dir" ] && ! [ "/proc/$pid/root$data_dir" -ef "$data_dir" ]; then return 1; fi
  [ -z "$config" ] || [ "/proc/$pid/root$config" -ef "$config" ] || [ -n "$(naming -- "/proc/$pid/cmdline" "/proc/$pid/environ")" ]
}

# FILE... as find_named and find_holders have them -> pid start executable version; all empty when none is the member's
find_among() {
  for file; do
    pid=${file#/proc/}
    pid=${pid%%/*}
    # Told by the shell alone, without another program: the script itself, and whatever has ended.
    if [ "$pid" = $$ ] || ! read_stat "$pid" || [ "$state" = Z ] || [ "$state" = X ]; then continue; fi
    start=$start_time
    read_executable "$pid"
    [ "${executable##*/}" = etcd ] || continue
    is_of_member || continue
    return
  done
  pid='' start='' executable='' version=''
}

find_process() { # -> pid start executable version; all empty when the member does not run
  find_known && return
  find_named
  # shellcheck disable=SC2086
  find_among $named
  [ -z "$pid" ] || return 0
  # Nothing is stopped, replaced or started beside it for want of a name.
  find_holders
  # shellcheck disable=SC2086
  find_among $holders
}

read_link() { # -> link
  link=$(readlink "$install/current") || link=
  case $link in
    versions/*) link=${link#versions/} ;;
    "$install"/versions/*) link=${link#"$install"/versions/} ;;
    "$real_install"/versions/*) link=${link#"$real_install"/versions/} ;;
  esac
  link=${link%/}
}

# ----------------------------------------------------------------------------------------------------------------- the record

# -> record_*; record_format is empty when there is none. False when it is there and cannot be understood.
read_record() {
  record_format='' record_controller='' record_cluster='' record_number=0 record_open=0 record_to=''
  record_pid='' record_start='' record_boot=''
  [ -e "$record" ] || return 0
  { while IFS= read -r line; do
    value=${line#*=}
    case $line in
      format=*) record_format=$value ;;
      controller=*) record_controller=$value ;;
      cluster=*) record_cluster=$value ;;
      number=*) record_number=$value ;;
      open=*) record_open=$value ;;
      to=*) record_to=$value ;;
      pid=*) record_pid=$value ;;
      start=*) record_start=$value ;;
      boot=*) record_boot=$value ;;
    esac
  done; } 2>/dev/null <"$record" || return 1
  case $record_number in '' | *[!0-9]*) return 1 ;; esac
  [ "$record_format" = 1 ] && [ -n "$record_controller" ]
}

# OPEN TO PID START: durable when it returns true. Whatever fails leaves the old record whole.
write_record() {
  {
    printf 'format=1\ncontroller=%s\ncluster=%s\nnumber=%s\n' "$controller" "$cluster" "$number" &&
      printf 'open=%s\nto=%s\npid=%s\nstart=%s\nboot=%s\n' "$1" "$2" "$3" "$4" "$boot"
  } 2>/dev/null >"$record.new" &&
    sync "$record.new" && mv -fT "$record.new" "$record" && sync "$state_dir" || return 1
  read_record
}

# Only `fence` is told to; an equal number would leave the record as it is.
takes_over() {
  [ "$command" = fence ] && [ -n "$former" ] && [ "$record_controller" = "$former" ] && [ "$number" -gt "$record_number" ]
}

# Sets end and is false when this caller may not speak here.
is_authorised() {
  if ! read_record; then
    end=record-unreadable
  elif [ -n "$record_format" ] && { [ "$record_controller" != "$controller" ] || [ "$record_cluster" != "$cluster" ]; } && ! takes_over; then
    end=other-controller
  elif [ "$number" -lt "$record_number" ]; then
    end=lower-number
  else
    return 0
  fi
  return 1
}

print_answer() {
  case $detail in *'
'*) detail=$(printf %s "$detail" | tr '\n' ' ') ;; esac
  printf 'end=%s\ndetail=%s\n' "$end" "$detail"
  printf 'format=%s\ncontroller=%s\ncluster=%s\nnumber=%s\nopen=%s\nto=%s\n' \
    "$record_format" "$record_controller" "$record_cluster" "$record_number" "$record_open" "$record_to"
  printf 'pid=%s\nstart=%s\nversion=%s\nexecutable=%s\nlink=%s\n' "$pid" "$start" "$version" "$executable" "$link"
}

observe() { # record and world as they are now
  read_record || end=record-unreadable
  find_process
  read_link
}

# --------------------------------------------------------------------------------------------------------------- look and fence

look() {
  end=seen
  observe
  print_answer
}

fence() {
  if ! mkdir -p "$state_dir" || ! command exec 9>>"$state_dir/lock"; then
    end=write-failed detail="cannot write in $state_dir"
  elif ! flock -w "$wait" 9; then
    end=timed-out
  elif is_authorised; then
    end=fenced
    # Nobody follows a call for so long; a younger answer may be about to be read.
    find "$state_dir" -name 'answer-*' -mmin +60 -delete
    await_start
    if [ -z "$record_format" ] || [ "$number" -gt "$record_number" ]; then
      if ! write_record "$record_open" "$record_to" "$record_pid" "$record_start"; then
        end=write-failed detail="cannot write $record"
      fi
    fi
  fi
  observe
  print_answer
}

# ------------------------------------------------------------------------------------------------------------------ the changes

# Waits until what an earlier call has started is a member, or has ended: no second one is started beside it.
await_start() {
  uptime_centiseconds
  deadline=$((now + start_grace_centiseconds))
  while read_starting && read_executable "$pid" && [ "${executable##*/}" != etcd ]; do
    uptime_centiseconds
    if [ "$now" -ge "$deadline" ]; then
      detail="process $pid of an earlier start runs $executable and is no etcd; end it first"
      return 1
    fi
    sleep 0.005
  done
}

# Stops the member's process, and any other one on the same data directory. Sets end when that fails.
stop() {
  uptime_centiseconds
  deadline=$((now + stop_deadline * 100))
  signal=TERM
  while [ -n "$pid" ]; do
    if ! detail=$(kill "-$signal" "$pid" 2>&1) && is_alive "$pid" "$start"; then
      end=stop-timed-out
      return 1
    fi
    # Looked for while this one ends, not after it: the member is down meanwhile. What is started later is not of this stop.
    find_named
    while is_alive "$pid" "$start"; do
      uptime_centiseconds
      if [ "$now" -ge "$deadline" ]; then
        if [ "$kill" = 1 ] && [ "$signal" = TERM ]; then
          signal=KILL
          deadline=$((now + kill_grace_centiseconds))
          continue 2
        fi
        end=stop-timed-out detail="process $pid did not end after SIG$signal"
        return 1
      fi
      sleep 0.005
    done
    # shellcheck disable=SC2086
    find_known || find_among $named
  done
  detail=
}

# Copies the data of the stopped member. Made under another name: a directory of the name is a whole copy, and is left alone.
copy_data() {
  if [ -z "$copy" ] || [ -e "$copy" ]; then return 0; fi
  if ! detail=$({ rm -rf "$copy.new" && cp -a "$data_dir" "$copy.new" && sync -f "$copy.new" && mv -T "$copy.new" "$copy"; } 2>&1); then
    rm -rf "$copy.new"
    end=copy-failed
    return 1
  fi
}

# Points current at the target. The link was made before the stop, so that only the rename is left to fail. It is durable before
# the start: after a power cut the machine must not start the old binary on what the new one has written.
switch() {
  if [ "$link" != "$to" ] && ! { detail=$(mv -fT "$install/current.new" "$install/current" 2>&1) && sync "$install"; }; then
    end=write-failed
    return 1
  fi
}

# Starts COMMAND LINE in a session of its own, with a clean environment; waits until it is the target's binary.
start_member() {
  cd /
  # It has the lock until it is written down: whoever gets the lock after this script died finds it.
  # shellcheck disable=SC2016
  boot=$boot setsid sh -c 'read -r stat </proc/$$/stat && printf "%s\n" "$boot" "$stat" 1<>"$0" && exec env -i "$@" 9>&-' \
    "$starting" "PATH=$member_path" "$@" </dev/null >>"$log" 2>&1 &
  pid=$!
  if ! read_stat "$pid"; then
    end=start-failed detail='the process ended at once'
    return 1
  fi
  start=$start_time
  uptime_centiseconds
  deadline=$((now + start_grace_centiseconds))
  while read_executable "$pid" && [ "$version" != "$to" ]; do
    uptime_centiseconds
    if ! is_alive "$pid" "$start"; then
      wait "$pid"
      end=start-failed detail="the process ended at once, exit code $?"
      return 1
    elif [ "$now" -ge "$deadline" ]; then
      end=start-failed detail="process $pid runs $executable, not the binary of $to"
      return 1
    fi
    sleep 0.005
  done
}

# The binary that was checked before this call: its checksum is known, size and inode tell whether it is still the same file.
is_the_checked_binary() {
  binary=$install/versions/$to/etcd
  if [ -L "$install/versions/$to" ] || [ -L "$binary" ] || ! [ -f "$binary" ] || ! [ -x "$binary" ]; then
    detail="no executable file $binary"
  elif [ "$(stat -c '%s %i' "$binary")" != "$size $inode" ]; then
    detail="$binary is not the file that was checked"
  else
    return 0
  fi
  end=wrong-binary
  return 1
}

# What the steps will need, tried while the member still serves.
prepare() {
  if [ -e "$install/current" ] && ! [ -L "$install/current" ]; then
    detail="$install/current is not a symbolic link"
  elif ! detail=$(ln -sfT "versions/$to" "$install/current.new" 2>&1); then
    :
  elif ! detail=$({ : >>"$log"; } 2>&1); then
    :
  elif ! { [ -s "$starting" ] || printf '%1024s\n' '' >"$starting"; } 2>/dev/null; then
    detail="cannot write $starting"
  else
    return 0
  fi
  end=write-failed
  return 1
}

licensed() {
  if [ -z "$licence" ]; then
    end=not-licensed
    return 1
  fi
  uptime_centiseconds
  age=$((now - ${licence#*:}))
  if [ "${licence%:*}" = "$boot" ] && [ "$age" -ge 0 ] && [ "$age" -le "$licence_centiseconds" ]; then return 0; fi
  end=too-late detail="the look is $age hundredths of a second old, or from before the machine started"
  return 1
}

# False when the data are those of a restore which was not ended: the member was to get them from the others; or there are none, and
# prepared ones lie beside, as between the two renames of place.
has_data() {
  if ! [ -e "$data_dir/member" ]; then
    for beside in "$data_dir".restore-*; do
      case $beside in *.new) continue ;; esac
      [ -e "$beside" ] || continue
      end=data-missing detail="there are no data in $data_dir, and those of a restore lie beside, in $beside"
      return 1
    done
  fi
  if [ "$joins" = 1 ] || ! [ -e "$data_dir/member/etcdup-restore" ] || [ -e "$data_dir/member/wal" ]; then return 0; fi
  end=not-joined detail="$data_dir is of a restore that was not ended, and empty"
  return 1
}

swap() { # COMMAND LINE
  is_the_checked_binary || return
  find_process
  read_link
  if [ -z "$pid" ]; then has_data || return; fi

  if [ -n "$pid" ] && [ "$version" != "$to" ] && ! licensed; then
    # An open record from before is settled when the member is whole: its process lives and is what the link says. Half done
    # (the link elsewhere) it stays open. A process that dies later of an old signal is a member that does not serve: repaired first.
    settled=$record_open
    [ -n "$version" ] && [ "$version" = "$link" ] && settled=0
    if [ "$settled" != "$record_open" ] || [ "$number" -gt "$record_number" ]; then
      write_record "$settled" "$record_to" "$pid" "$start" || { end=write-failed detail="cannot write $record"; }
    fi
    return
  fi

  if [ -n "$pid" ] && [ "$version" = "$to" ] && [ "$link" = "$to" ]; then
    end=done
    if [ "$record_open" = 1 ] || [ "$number" != "$record_number" ] || [ "$record_to" != "$to" ] || [ "$record_pid" != "$pid" ]; then
      write_record 0 "$to" "$pid" "$start" || { end=write-failed detail="cannot write $record"; }
    fi
    return
  fi

  prepare || return
  open_before=$record_open to_before=$record_to
  if ! write_record 1 "$to" "$pid" "$start"; then
    end=write-failed detail="cannot write $record"
    return
  fi
  if [ -n "$pid" ] && [ "$version" != "$to" ]; then
    # Asked again: the look has aged while a slow disk took the record.
    if ! licensed; then
      write_record "$open_before" "$to_before" "$pid" "$start" || { end=write-failed detail="cannot write $record"; }
      return
    fi
    stop || return
  fi
  if [ -z "$pid" ] && [ "$link" != "$to" ]; then copy_data || return; fi
  switch || return
  if [ -z "$pid" ]; then start_member "$@" || return; fi
  end=done
  write_record 0 "$to" "$pid" "$start" || { end=write-failed detail="cannot write $record"; }
}

halt() {
  find_process
  read_link
  if [ -n "$pid" ]; then
    licensed || return
    if ! write_record 1 "$link" "$pid" "$start"; then
      end=write-failed detail="cannot write $record"
      return
    fi
    stop || return
  fi
  end=done
  write_record 0 "$link" '' '' || { end=write-failed detail="cannot write $record"; }
}

place() {
  find_process
  if [ -n "$pid" ]; then
    end=running detail="process $pid works in $data_dir"
    return
  fi
  # Kept first: whatever fails, no data are lost.
  if [ -e "$prepared" ]; then
    # Made anew by somebody after the first rename, and empty.
    if [ -e "$data_dir" ] && [ -e "$kept" ] && ! rmdir "$data_dir" 2>/dev/null; then
      end=write-failed detail="$kept is there already"
      return
    fi
    if [ -e "$data_dir" ] && ! detail=$(mv -T "$data_dir" "$kept" 2>&1); then
      end=write-failed
      return
    fi
    if ! detail=$(mv -T "$prepared" "$data_dir" 2>&1 && sync "${data_dir%/*}" 2>&1); then
      end=write-failed
      return
    fi
  fi
  end=done
  write_record 0 "$link" '' '' || { end=write-failed detail="cannot write $record"; }
}

place_locked() {
  if ! mkdir -p "$state_dir" || ! command exec 9>>"$state_dir/lock" || ! flock -w "$lock_wait_of_a_change" 9; then
    end=too-late detail='the lock is held'
  elif is_authorised; then
    if await_start; then
      read_link
      place
    else
      end=start-failed
    fi
  fi
  observe
  print_answer
}

# Leaves a process in a session of its own and prints its pid. Room for the answer is taken first: a full disk must not silence it.
detach() { # the call's own arguments
  if ! { [ -d "$state_dir" ] || mkdir -p "$state_dir"; } || ! { printf '%2048s\n' '' >"$answer.new"; } 2>/dev/null; then
    end=write-failed detail="cannot write in $state_dir"
    observe
    print_answer
    return
  fi
  setsid sh "$0" "detached-$command" "$@" </dev/null >/dev/null 2>&1 &
  printf 'script=%s\n' "$!"
}

change() { # swap or halt, and the command line
  if ! command exec 9>>"$state_dir/lock" || ! flock -w "$lock_wait_of_a_change" 9; then
    end=too-late detail='the lock is held'
  else
    if is_authorised; then
      if await_start; then "$@"; else end=start-failed; fi
    fi
  fi
  rm -f "$install/current.new"
  observe
  # Written into the room that was taken, without truncation; the blanks behind it are ignored.
  print_answer 1<>"$answer.new" && mv -fT "$answer.new" "$answer"
}

# ------------------------------------------------------------------------------------------------------------------------- main

wrong_call() {
  printf 'member.sh: %s\n' "$1" >&2
  exit 64
}

require_number() { # NAME VALUE
  case $2 in '' | *[!0-9]*) wrong_call "$1 is not a number" ;; esac
}

main() {
  [ $# -gt 0 ] || wrong_call 'no command'
  for argument; do
    case $argument in *'
'*) wrong_call 'an argument holds a line break' ;; esac
  done
  command=$1
  install='' data_dir='' controller='' cluster='' number=0 wait=0 call='' to='' size='' inode='' log='' former=''
  licence='' kill=0 joins=0 config='' stop_deadline=30 prepared='' kept='' copy=''
  shift
  read_options "$@"
  case $command in
    look) look ;;
    fence) fence ;;
    swap | halt) detach "$@" ;;
    place) place_locked ;;
    detached-swap) shift "$consumed" && change swap "$@" ;;
    detached-halt) change halt ;;
    *) wrong_call "unknown command $command" ;;
  esac
}

# Sets the variables of the options up to --, and consumed to how many words they were.
read_options() {
  words=$#
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in
      --kill) kill=1 && shift && continue ;;
      --joins) joins=1 && shift && continue ;;
    esac
    [ $# -gt 1 ] || wrong_call "$1 has no value"
    case $1 in
      --install) install=$2 ;;
      --data-dir) data_dir=$2 ;;
      --named) config=$2 ;;
      --controller) controller=$2 ;;
      --cluster) cluster=$2 ;;
      --number) number=$2 ;;
      --wait) wait=$2 ;;
      --take-over-from) former=$2 ;;
      --call) call=$2 ;;
      --to) to=$2 ;;
      --size) size=$2 ;;
      --inode) inode=$2 ;;
      --log) log=$2 ;;
      --stop-deadline) stop_deadline=$2 ;;
      --licence) licence=$2 ;;
      --prepared) prepared=$2 ;;
      --kept) kept=$2 ;;
      --copy) copy=$2 ;;
      *) wrong_call "unknown option $1" ;;
    esac
    shift 2
  done
  [ $# -eq 0 ] || shift
  consumed=$((words - $#))
  check_options
}

check_options() {
  case $install in /*) ;; *) wrong_call '--install is not an absolute path' ;; esac
  case $data_dir in /*) ;; *) wrong_call '--data-dir is not an absolute path' ;; esac
  require_number --number "$number"
  require_number --wait "$wait"
  require_number --stop-deadline "$stop_deadline"
  case $licence in '' | *:*) require_number --licence "0${licence##*:}" ;; *) wrong_call '--licence is no instant' ;; esac
  case $command in
    look) ;;
    *) if [ -z "$controller" ] || [ -z "$cluster" ]; then wrong_call 'no authority'; fi ;;
  esac
  case $command in
    *swap | *halt) case $call in '' | *[!0-9a-f]*) wrong_call '--call is not an id' ;; esac ;;
  esac
  case $command in
    *swap) case $copy in '' | "$data_dir"?*) ;; *) wrong_call 'the copy does not lie beside the data directory' ;; esac ;;
  esac
  case $command in
    place) for directory in "$prepared" "$kept"; do case $directory in "$data_dir"?*) ;; *) wrong_call 'a directory does not lie beside the data directory' ;; esac done ;;
  esac
  case $command in
    *swap) case $to in '' | */* | .*) wrong_call '--to is not a version' ;; esac ;;
  esac

  real_install=$(cd -P "$install" 2>/dev/null && pwd -P) || real_install=$install
  state_dir=$install/.etcdup
  record=$state_dir/record
  starting=$state_dir/starting
  answer=$state_dir/answer-$call
  read -r boot </proc/sys/kernel/random/boot_id
  end='' detail='' pid='' start='' version='' executable='' link=''
}

# All of it is read before any of it runs: the file may be replaced or removed meanwhile.
main "$@"
exit
