#!/bin/sh
# Measures fetching a log over SSH beside the system's sftp, on loopback, in the same run, and
# prints the ratio. Both write to a file; ours also reads the log while it comes.
#
#   mvn -q -DskipTests package && src/jmh/ssh-transfer.sh [BYTES [RUNS]]
#
# Needs JDK 25 as `java` or in JAVA_HOME, OpenSSH with sshd, and to be run by a user who may start
# one. The server runs with keys of its own on port 22999; everything lies in TMPDIR and is deleted.
# Our program finds no `ssh` there, so that no settings of the user play a part.
set -eu

bytes=${1:-1073741824}
runs=${2:-3}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
java=$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")
classes=${CLASSES:-$here/../../target/handshake-doctor.jar}
generator=$here/java/org/handshakedoctor/bench/GeneratedLog.java
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT

"$java" "$generator" "$bytes" 10 >"$folder/error.log" 2>/dev/null
mkdir -m 700 "$folder/.ssh"
ssh-keygen -q -t ed25519 -N '' -f "$folder/.ssh/id_ed25519"
ssh-keygen -q -t ed25519 -N '' -f "$folder/host"
echo "[127.0.0.1]:22999 $(cut -d' ' -f1,2 "$folder/host.pub")" >"$folder/.ssh/known_hosts"
cat >"$folder/sshd.conf" <<EOF
Port 22999
ListenAddress 127.0.0.1
HostKey $folder/host
AuthorizedKeysFile $folder/.ssh/id_ed25519.pub
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PidFile none
Subsystem sftp internal-sftp
EOF
"$(command -v sshd || echo /usr/sbin/sshd)" -D -f "$folder/sshd.conf" 2>/dev/null &
server=$!
sleep 1

# seconds NAME COMMAND...: the median of the runs after a first one that is thrown away.
seconds() {
  name=$1
  shift
  i=0
  : >"$folder/times"
  while [ "$i" -le "$runs" ]; do
    rm -rf "$folder/cache" "$folder/fetched"
    from=$(date +%s%N)
    "$@" >"$folder/out" 2>"$folder/err" || { cat "$folder/err"; exit 1; }
    to=$(date +%s%N)
    [ "$i" -eq 0 ] || echo $(((to - from) / 1000000)) >>"$folder/times"
    i=$((i + 1))
  done
  middle=$(sort -n "$folder/times" | sed -n "$(((runs + 1) / 2))p")
  printf '%-44s %6d ms' "$name" "$middle"
}

system_sftp() {
  sftp -q -F none -P 22999 -i "$folder/.ssh/id_ed25519" \
    -o UserKnownHostsFile="$folder/.ssh/known_hosts" \
    "127.0.0.1:$folder/error.log" "$folder/fetched"
}

ours() {
  env -i HOME="$folder" XDG_CACHE_HOME="$folder/cache" "$java" -Duser.home="$folder" \
    -cp "$classes" org.handshakedoctor.Launcher \
    analyze --json "ssh://127.0.0.1:22999$folder/error.log"
}

nproc | sed 's/^/processors: /'
seconds "sftp, a file of $bytes bytes" system_sftp
peer=$middle
echo
seconds "analyze ssh://, the start of the JVM included" ours
cmp "$folder/error.log" "$folder"/cache/handshake-doctor/logs/*.part
awk -v a="$middle" -v b="$peer" 'BEGIN { printf "   %.2f of sftp\n", a / b }'
from=$(date +%s%N)
ours >/dev/null
to=$(date +%s%N)
printf '%-44s %6d ms\n' "the same log again, from what is kept" $(((to - from) / 1000000))
