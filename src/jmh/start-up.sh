#!/usr/bin/env bash
# Measures the start of the installed program: from the call to a painted window, and of commands to their end; without
# a cache, with an archive of classes (AppCDS) and with the cache of the package (JEP 483, 514, 515), in turn in one run.
#
#   mvn -q -DskipTests package && installer/build.sh image && src/jmh/start-up.sh [RUNS]
#
# Needs Xvfb; the window is painted when a strip of the screen no longer packs to nearly nothing. On a machine with other
# work the least of many runs says most, and the processor time (user + system) says what others cannot disturb.
set -euo pipefail
cd "$(dirname "$0")/../.."

runs=${1:-10}
image=$PWD/target/installer/image
[ -x "$image/bin/handshake-doctor" ] || { echo 'first: installer/build.sh image' >&2; exit 1; }
work=$(mktemp -d)
x=
trap 'kill $x 2>/dev/null; rm -rf "$work"' EXIT
sample=$PWD/src/test/resources/samples/article.log
export XDG_CONFIG_HOME=$work/settings LANG=C.UTF-8

for number in $(seq 90 120); do [ -e "/tmp/.X11-unix/X$number" ] || break; done
Xvfb ":$number" -screen 0 1280x800x24 -fbdir "$work" >/dev/null 2>&1 &
x=$!
export DISPLAY=:$number
for _ in $(seq 100); do [ -s "$work/Xvfb_screen0" ] && break; sleep 0.1; done

options() { sed -n "s/^ *$1) options='\(.*\)' ;;/\1/p" "$image/bin/handshake-doctor"; }
window_options=$(options 'open | \/\*')
command_options=$(options '\*')
run="$image/runtime/bin/java"
program="-cp $image/app/handshake-doctor.jar org.handshakedoctor.Launcher"

# Whether something is painted on rows 300 to 400 of the screen.
painted() {
  [ "$(dd if="$work/Xvfb_screen0" bs=5120 skip=300 count=100 status=none | gzip -1 | wc -c)" -gt 9000 ]
}

# window COMMAND...: milliseconds to the painted window, milliseconds of processor time by then, and after three seconds
# of rest the resident memory in KB.
window() {
  local from to process ticks
  while painted; do sleep 0.05; done
  from=$(date +%s%N)
  "$@" >/dev/null 2>&1 &
  process=$!
  until painted; do
    kill -0 $process || { echo 'the window did not open' >&2; exit 1; }
  done
  to=$(date +%s%N)
  ticks=$(sed 's/.*) //' /proc/$process/stat | cut -d' ' -f12,13 | tr ' ' '+')
  echo $(((to - from) / 1000000)) $((($ticks) * 1000 / $(getconf CLK_TCK)))
  kill $process
  wait $process 2>/dev/null || true
}

# command COMMAND...: milliseconds to its end, and of processor time.
command() {
  local from to
  from=$(date +%s%N)
  TIMEFORMAT='%U %S'
  { time "$@" >/dev/null 2>&1; } 2>"$work/time"
  to=$(date +%s%N)
  echo $(((to - from) / 1000000)) "$(awk '{ printf "%d", ($1 + $2) * 1000 }' "$work/time")"
}

# compare TITLE KIND OPTIONS ARGUMENT...
compare() {
  local title=$1 kind=$2 options=$3 i
  shift 3
  rm -f "$work"/*.times
  # shellcheck disable=SC2086
  "$run" $options "-XX:ArchiveClassesAtExit=$work/app.jsa" $program explain 141CF06C >/dev/null 2>&1 || true
  for i in $(seq "$runs"); do
    # shellcheck disable=SC2086
    {
      $kind "$run" $options -Xshare:off $program "$@" >>"$work/none.times"
      $kind "$run" $options "-XX:AOTCache=$image/app/handshake-doctor.aot" $program "$@" >>"$work/aot.times"
    }
  done
  for i in none aot; do
    sort -n "$work/$i.times" | awk -v t="$title" -v i="$i" '{ a[NR]=$1; c[NR]=$2 } END { n = asort(c); print t, i, "min", a[1], "median", a[int((NR+1)/2)], "cpu min", c[1] }'
  done
}
