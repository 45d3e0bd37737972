#!/usr/bin/env bash
# Makes what people install, on the system it is for.
#
#   mvn -q -DskipTests package && installer/build.sh [image|deb|rpm|tarball|msi|dmg]...
#
# Without arguments: all that this system and its tools can make. `image` is the installed program as a folder, which
# the others pack. Needs a JDK 25 with jlink as JAVA_HOME, on the PATH or in /usr/lib/jvm; besides
#   Linux    dpkg-deb for deb, rpmbuild for rpm; xvfb-run where there is no display
#   Windows  a bash (Git's), and WiX for msi
#   macOS    nothing; with SIGNING_IDENTITY the disk image is signed
# Everything is put into target/installer. Why it is done so: src/site/markdown/decisions/0018-packages.md
set -euo pipefail
cd "$(dirname "$0")/.."

out=target/installer
version=$(sed -n '/<artifactId>handshake-doctor</{n;s:.*<version>\(.*\)</version>.*:\1:p;}' pom.xml)
# Packages know only numbers; what precedes a release sorts before it where the system can say so.
number=${version%%-*}
built=$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' pom.xml)
case $(uname -s)-$(uname -m) in
  Linux-x86_64) system=linux zstd=linux/amd64 ;;
  Linux-aarch64) system=linux zstd=linux/aarch64 ;;
  Darwin-arm64) system=mac zstd=darwin/aarch64 ;;
  Darwin-*) system=mac zstd=darwin/x86_64 ;;
  *) system=windows zstd=win/amd64 ;;
esac

# How the JVM is set, measured by src/jmh/start-up.sh: decisions/0018.
common_options=(
  -Xlog:disable
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+UseCompactObjectHeaders
  -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
)
window_options=("${common_options[@]}" -XX:+UseSerialGC -Xms32m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40)
command_options=("${common_options[@]}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1)

fail() {
  echo "installer: $*" >&2
  exit 1
}

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$home/bin/jlink" ] || [ -x "$home/bin/jlink.exe" ]; then
      case $("$home/bin/jlink" --version) in 25*) echo "$home" && return ;; esac
    fi
  done
  fail 'no JDK 25 found: set JAVA_HOME'
}

# The program as Maven leaves it, with thin libraries. Files get one time: the start-up cache holds only for jars of the
# same time, and some packages keep only even seconds.
stage() {
  [ -f target/handshake-doctor.jar ] || fail 'build the program first: mvn -q -DskipTests package'
  rm -rf "$out/input" && mkdir -p "$out/input"
  cp target/handshake-doctor.jar "$out/input/"
  "$jdk/bin/java" installer/Thin.java target/lib "$out/input/lib" "$zstd" "$built"
  strip_natives "$out/input"
  find "$out/input" -type f -exec touch -d "$built" {} +
}

# What the program uses of Java, and what is found only while it runs: character sets of Chinese logs, dates in Chinese,
# DNS, and memory outside Java's for JavaFX. JavaFX wants java.desktop for printing, its libraries java.sql and jdk.jfr
# for what is not used here; together they are a third of Java.
modules() {
  local libraries
  case $system in windows) libraries=$(printf '%s;' "$out"/input/lib/*.jar) ;; *) libraries=$(printf '%s:' "$out"/input/lib/*.jar) ;; esac
  "$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --class-path "$libraries" target/handshake-doctor.jar |
    tr ',' '\n' | grep -vxE 'java.desktop|java.sql|jdk.jfr' | tr '\n' ','
  echo 'java.logging,java.xml,jdk.charsets,jdk.localedata,jdk.naming.dns,jdk.unsupported'
}

link_runtime() {
  rm -rf "$out/runtime"
  "$jdk/bin/jlink" --output "$out/runtime" --add-modules "$(modules)" \
    --strip-debug --no-header-files --no-man-pages --compress zip-9 --include-locales en,zh
  find "$out/runtime/bin" -type f ! -name java ! -name java.exe ! -name '*.dll' -delete
  strip_natives "$out/runtime"
  find "$out/runtime" -type f -exec touch -d "$built" {} +
}

strip_natives() {
  if [ $system = linux ]; then
    find "$1" -name '*.so' -exec strip --strip-unneeded {} +
  fi
}

# The installed program as a folder. On Linux with a launcher of our own: jpackage's asks the package manager at every
# start who owns it, and cannot tell a command from the window.
image() {
  rm -rf "$out/image"
  if [ $system = linux ]; then
    mkdir -p "$out/image/bin"
    cp -a "$out/input" "$out/image/app"
    cp -a "$out/runtime" "$out/image/runtime"
    sed -e "s#@WINDOW_OPTIONS@#${window_options[*]}#" -e "s#@COMMAND_OPTIONS@#${command_options[*]}#" \
      installer/linux/handshake-doctor >"$out/image/bin/handshake-doctor"
    chmod 755 "$out/image/bin/handshake-doctor"
    rehearse "$out/image/app" "$out/image/runtime"
  else
    jpackage_image
  fi
}

# Two programs in one image: the window, and `handshake-doctor` for a terminal.
jpackage_image() {
  local icon app runtime cfg option options=()
  for option in "${window_options[@]}" '-XX:AOTCache=$APPDIR/window.aot'; do
    options+=(--java-options "$option")
  done
  {
    cat installer/$system/handshake-doctor.properties
    echo "java-options=${command_options[*]} -XX:AOTCache=\$APPDIR/command.aot"
  } >"$out/handshake-doctor.properties"
  case $system in
    mac) icon=icons/app.icns app="$out/image/Handshake Doctor.app/Contents/app" \
      runtime="$out/image/Handshake Doctor.app/Contents/runtime/Contents/Home" ;;
    *) icon=icons/app.ico app="$out/image/Handshake Doctor/app" runtime="$out/image/Handshake Doctor/runtime" ;;
  esac
  "$jdk/bin/jpackage" --type app-image --dest "$out/image" "${about[@]}" --icon "$icon" \
    --input "$out/input" --main-jar handshake-doctor.jar --main-class org.handshakedoctor.Launcher \
    --runtime-image "$out/runtime" "${options[@]}" \
    --add-launcher "handshake-doctor=$out/handshake-doctor.properties"
  # The jar itself names its libraries; the cache is made for one class path.
  for cfg in "$app"/*.cfg; do
    sed -i.old '/^app.classpath=.*[\\/]lib[\\/]/d' "$cfg" && rm "$cfg.old"
  done
  case $system in windows) app=$(cygpath -w "$app") ;; esac
  rehearse "$app" "$runtime"
}

# Runs the program, and keeps what it loaded and which of its methods were busy as its start-up caches: one for the
# window, one for commands, which would have to load all of the window's classes with its cache.
rehearse() {
  local app=$1 java=$2/bin/java home=$PWD/$out/home log=$PWD/$out/rehearsal.log display=()
  "$jdk/bin/java" src/jmh/java/org/handshakedoctor/bench/GeneratedLog.java 200000000 >"$log" 2>"$out/rehearsal.txt"
  rm -rf "$home" && mkdir -p "$home"
  if [ $system = linux ] && [ -z "${DISPLAY:-}" ]; then
    command -v xvfb-run >/dev/null || fail 'no display, and no xvfb-run to make one'
    display=(xvfb-run -a)
  fi
  make_cache command "$java" "${command_options[@]}" commands "$log"
  make_cache window ${display[@]+"${display[@]}"} "$java" "${window_options[@]}" \
    window src/main/resources/org/handshakedoctor/ui/welcome/sample.log
  rm -rf "$home" "$log"
}

# make_cache NAME JAVA... WHAT LOG
make_cache() {
  local cache=$app/$1.aot java=("${@:2:$#-3}") what=("${@: -2}")
  XDG_CONFIG_HOME=$home APPDATA=$home "${java[@]}" "-Duser.home=$home" "-XX:AOTCacheOutput=$cache" \
    -cp "$app/handshake-doctor.jar" org.handshakedoctor.Rehearsal "${what[@]}" >"$out/rehearsal.txt" 2>&1 ||
    fail "the rehearsal failed: $out/rehearsal.txt"
  [ -s "$cache" ] || fail "the rehearsal left no start-up cache: $out/rehearsal.txt"
  touch -d "$built" "$cache"
}

# A bundle of macOS cannot have a version below 1; the name of its file has the true one.
case $system-$number in mac-0.*) bundle=1.0.0 ;; *) bundle=$number ;; esac
about=(--name 'Handshake Doctor' --app-version "$bundle" --vendor 'The Handshake Doctor authors'
  --copyright 'Apache License 2.0' --description 'Says what TLS failures in a log mean and whose problem they are')
packages=("$@")
if [ $# = 0 ]; then
  case $system in
    windows) packages=(msi) ;;
    mac) packages=(dmg) ;;
    *)
      packages=(tarball)
      if command -v dpkg-deb >/dev/null; then packages+=(deb); fi
      if command -v rpmbuild >/dev/null; then packages+=(rpm); fi
      ;;
  esac
fi
jdk=$(find_jdk)
# shellcheck source=installer/packages.sh
. installer/packages.sh
mkdir -p "$out/packages"
stage
link_runtime
image
for package in "${packages[@]}"; do
  [ "$package" = image ] || "make_$package"
done
