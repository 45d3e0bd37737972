#!/bin/sh
# Measures whole processes, the start of the JVM included, beside the tools an administrator would
# reach for, on the same files in the same run, and prints ratios.
#
#   mvn -q -DskipTests package && src/jmh/whole-process.sh [BYTES [RUNS]]
#
# With INSTALLED=target/installer/image/bin/handshake-doctor (after installer/build.sh image), or the path of an installed
# command, that is measured instead of `java -jar`.
#
# Needs JDK 25 as `java` or in JAVA_HOME, mawk and gzip. Files go to TMPDIR and are deleted.
set -eu

bytes=${1:-1000000000}
runs=${2:-5}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=$here/../../target/handshake-doctor.jar
generator=$here/java/org/handshakedoctor/bench/GeneratedLog.java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$java" "$generator" "$bytes" >"$folder/all.log" 2>"$folder/truth"
"$java" "$generator" "$bytes" 10 >"$folder/few.log" 2>/dev/null
gzip -1 -k "$folder/all.log"
split -n l/4 "$folder/all.log" "$folder/part-"
gzip -1 "$folder"/part-*

# median NAME COMMAND: seconds of the middle run, the first one thrown away.
median() {
  name=$1
  shift
  i=0
  : >"$folder/times"
  while [ "$i" -le "$runs" ]; do
    from=$(date +%s%N)
    sh -c "$*" >"$folder/out" 2>"$folder/err"
    to=$(date +%s%N)
    [ "$i" -eq 0 ] || echo $(((to - from) / 1000000)) >>"$folder/times"
    i=$((i + 1))
  done
  middle=$(sort -n "$folder/times" | sed -n "$(((runs + 1) / 2))p")
  printf '%-44s %6d ms' "$name" "$middle"
}

# ratio: what was measured last, to the peer.
ratio() {
  awk -v a="$middle" -v b="$peer" -v what="$1" 'BEGIN { printf "   %.2f of %s\n", a / b, what }'
}

as_peer() {
  peer=$middle
  echo
}

analyze="${INSTALLED:-$java -jar $jar} analyze --json"
count="mawk -F'client: ' '/SSL/ { split(\$2, a, \",\"); c[a[1]]++ } END { for (k in c) print c[k], k }'"
fields="mawk '/SSL/ { for (i = 1; i <= NF; i++) if (\$i == \"client:\") c[\$(i + 1)]++ } END { for (k in c) print c[k], k }'"

nproc | sed 's/^/processors: /'
grep -m1 'model name' /proc/cpuinfo 2>/dev/null || true
"$java" -version 2>&1 | sed -n 1p
echo "log of $bytes bytes:" $(head -3 "$folder/truth" | tr '\n' ' ')

median "wc -l" "wc -l $folder/all.log"; as_peer
median "mawk, failures by client" "$count $folder/all.log"; as_peer
median "analyze --json" "$analyze $folder/all.log"; ratio "mawk"
median "mawk, field by field" "$fields $folder/all.log"; as_peer
median "analyze --json" "$analyze $folder/all.log"; ratio "mawk, field by field"
median "1 % failures: mawk" "$count $folder/few.log"; as_peer
median "1 % failures: analyze --json" "$analyze $folder/few.log"; ratio "mawk"
median "gzip: zcat | mawk" "zcat $folder/all.log.gz | $count"; as_peer
median "gzip: analyze --json" "$analyze $folder/all.log.gz"; ratio "zcat | mawk"
median "four gzip files: zcat | mawk" "zcat $folder/part-*.gz | $count"; as_peer
median "four gzip files: analyze --json" "$analyze $folder/part-*.gz"; ratio "zcat | mawk"
median "start alone: analyze --json of nothing" "$analyze /dev/null || true"; echo

$analyze "$folder/all.log" >"$folder/report"
for what in lines failures clients; do
  true=$(sed -n "s/^$what //p" "$folder/truth")
  found=$(grep -o "\"totals\":{[^}]*" "$folder/report" | grep -o "\"$what\":[0-9]*" | cut -d: -f2)
  echo "$what: $found found, $true true"
  [ "$found" = "$true" ]
done
