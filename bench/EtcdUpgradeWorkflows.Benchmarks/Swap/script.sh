#!/bin/sh
# The peer of the swap benchmark: what a careful administrator's tight script does, and nothing else. No record, no fence, no backup.
#
#   script.sh TO LEAD SETTLE MEMBER...   MEMBER is NAME,URL,INSTALL,PID; INSTALL/command holds the command line, one argument a line
#
# Followers first, the leader last and after it was asked to hand over: the same order, hand-over and kind of probe (a linearizable read)
# as the product. It waits LEAD seconds before the first swap and SETTLE seconds behind each, as the product does: under load a member that is
# stopped later has more of its log to replay when it starts. In a swap it waits for nothing that it need not wait for.
set -u
to=$1 lead=$2 settle=$3
shift 3
sleep "$lead"

ask() { # URL PATH BODY
  curl -sS -m 0.5 -X POST -d "$3" "$1$2" 2>/dev/null
}

field() { # NAME, from standard input: the value of the first such field of a JSON text
  sed -n "s/.*\"$1\":\"\([0-9]*\)\".*/\1/p"
}

order=
leader=
for member; do
  url=$(echo "$member" | cut -d, -f2)
  status=$(ask "$url" /v3/maintenance/status '{}')
  if [ "$(echo "$status" | field member_id)" = "$(echo "$status" | field leader)" ]; then leader=$member; else order="$order $member"; fi
done

for member in $order $leader; do
  url=$(echo "$member" | cut -d, -f2) install=$(echo "$member" | cut -d, -f3) pid=$(echo "$member" | cut -d, -f4)
  if [ "$member" = "$leader" ]; then
    first=$(echo "$order" | sed 's/^ *\([^ ]*\).*/\1/' | cut -d, -f2)
    successor=$(ask "$first" /v3/maintenance/status '{}' | field member_id)
    ask "$url" /v3/maintenance/transfer-leadership "{\"targetID\":\"$successor\"}" >/dev/null
  fi
  ln -sfn "versions/$to" "$install/next"
  kill -TERM "$pid"
  # A process in state Z has ended; its parent may take its time.
  while read -r stat 2>/dev/null <"/proc/$pid/stat" && case ${stat##*) } in Z*) false ;; esac; do sleep 0.01; done
  mv -fT "$install/next" "$install/current"
  xargs -d '\n' -a "$install/command" setsid >>"$install/../etcd.log" 2>&1 </dev/null &
  until ask "$url" /v3/kv/range '{"key":"Kg=="}' | grep -q '"revision"'; do sleep 0.02; done
  sleep "$settle"
done
