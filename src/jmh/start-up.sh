#!/usr/bin/env bash
# Measures the start of the installed program in one run: from the call to a painted window, and of commands to their
# end; without any cache, with an archive of classes from the same rehearsal (AppCDS), and with the package's own cache
# (JEP 483, 514, 515). Then the resident memory of the window at rest with the sample log open.
#
#   mvn -q -DskipTests package && installer/build.sh image && src/jmh/start-up.sh [RUNS]
#
# Needs JDK 25 as `java` or in JAVA_HOME, Xvfb and xvfb-run. The window is painted when a strip of the screen no longer
# packs to nearly nothing. Where the machine has other work, the least of many runs says most, and processor time (user
# and system) is disturbed least.
set -euo pipefail
cd "$(dirname "$0")/../.."

runs=${1:-10}
image=$PWD/target/installer/image
[ -x "$image/bin/handshake-doctor" ] || { echo 'first: installer/build.sh image' >&2; exit 1; }
work=$(mktemp -d)
screen=
trap 'kill $screen 2>/dev/null; rm -rf "$work"' EXIT
sample=$PWD/src/main/resources/org/handshakedoctor/ui/welcome/sample.log
export XDG_CONFIG_HOME=$work/settings LANG=C.UTF-8

java=$image/runtime/bin/java
program="-cp $image/app/handshake-doctor.jar org.handshakedoctor"
options() { sed -n "s/^ *$1) .*options='\(.*\)' ;;/\1/p" "$image/bin/handshake-doctor"; }
for_window=$(options 'open | \/\*')
for_command=$(options '\*')

# archive NAME OPTIONS WHAT LOG: the archive of classes, from the same rehearsal as the cache.
archive() {
  # shellcheck disable=SC2086
  {
    xvfb-run -a "$java" $2 -Xshare:off "-XX:DumpLoadedClassList=$work/list" $program.Rehearsal "$3" "$4"
    "$java" $2 -Xshare:dump "-XX:SharedClassListFile=$work/list" "-XX:SharedArchiveFile=$work/$1.jsa" $program.Launcher
  } >"$work/archive.txt" 2>&1 || { cat "$work/archive.txt" >&2; exit 1; }
}
"${JAVA_HOME:+$JAVA_HOME/bin/}java" src/jmh/java/org/handshakedoctor/bench/GeneratedLog.java 50000000 \
  >"$work/log" 2>/dev/null
archive command "$for_command" commands "$work/log"
archive window "$for_window" window "$sample"

for number in $(seq 90 120); do [ -e "/tmp/.X11-unix/X$number" ] || break; done
Xvfb ":$number" -screen 0 1280x800x24 -fbdir "$work" >/dev/null 2>&1 &
screen=$!
export DISPLAY=:$number
until [ -s "$work/Xvfb_screen0" ]; do sleep 0.1; done

painted() {
  [ "$(dd if="$work/Xvfb_screen0" bs=5120 skip=200 count=200 status=none | gzip -1 | wc -c)" -gt 9000 ]
}

# Milliseconds to the painted window, and of processor time by then.
window() {
  local from to process
  while painted; do sleep 0.05; done
  from=$(date +%s%N)
  "$@" >/dev/null 2>&1 &
  process=$!
  until painted; do
    kill -0 $process || { echo 'the window did not open' >&2; exit 1; }
  done
  to=$(date +%s%N)
  echo $(((to - from) / 1000000)) "$(sed 's/.*) //' /proc/$process/stat | awk '{ print ($12 + $13) * 10 }')"
  kill $process
  wait $process 2>/dev/null || true
}

# Milliseconds to the end of a command, and of processor time.
ending() {
  local from to
  TIMEFORMAT='%U %S'
  from=$(date +%s%N)
  { time "$@" >/dev/null 2>&1; } 2>"$work/time"
  to=$(date +%s%N)
  echo $(((to - from) / 1000000)) "$(awk '{ printf "%d", ($1 + $2) * 1000 }' "$work/time")"
}

# compare TITLE KIND CACHE OPTIONS ARGUMENT...
compare() {
  local title=$1 kind=$2 cache=$3 options=$4 how
  shift 4
  rm -f "$work"/*.times
  for _ in $(seq "$runs"); do
    # shellcheck disable=SC2086
    {
      $kind "$java" $options -Xshare:off $program.Launcher "$@" >>"$work/none.times"
      $kind "$java" $options "-XX:SharedArchiveFile=$work/$cache.jsa" $program.Launcher "$@" >>"$work/cds.times"
      $kind "$java" $options "-XX:AOTCache=$image/app/$cache.aot" $program.Launcher "$@" >>"$work/aot.times"
    }
  done
  for how in none cds aot; do
    wall=($(cut -d' ' -f1 "$work/$how.times" | sort -n)) cpu=($(cut -d' ' -f2 "$work/$how.times" | sort -n))
    [ $how = none ] && least=${wall[0]} most=${cpu[0]}
    printf '%-28s %-4s least %5d ms, median %5d ms, processor %5d ms   %s of none (processor %s)\n' "$title" "$how" \
      "${wall[0]}" "${wall[$((runs / 2))]}" "${cpu[0]}" "$(ratio "${wall[0]}" "$least")" "$(ratio "${cpu[0]}" "$most")"
  done
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

nproc | sed 's/^/processors: /'
grep -m1 'model name' /proc/cpuinfo 2>/dev/null || true
cut -d' ' -f1-3 /proc/loadavg | sed 's/^/load: /'
"$java" -version 2>&1 | sed -n 1p
du -sm "$image" | awk '{ printf "installed %d MB\n", $1 }'
du -m "$image"/app/*.aot | awk '{ sub(".*/", "", $2); printf "%s %d MB\n", $2, $1 }'
compare 'window' window window "$for_window"
compare 'explain' ending command "$for_command" explain 141CF06C
compare 'analyze, a small log' ending command "$for_command" analyze --json "$sample"

"$image/bin/handshake-doctor" open "$sample" >/dev/null 2>&1 &
process=$!
sleep 20
awk '/VmRSS|RssAnon|RssFile/ { printf "%s %d MB  ", $1, $2 / 1024 } END { print "at rest, the sample open" }' /proc/$process/status
kill $process
