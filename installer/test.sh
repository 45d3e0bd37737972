#!/usr/bin/env bash
# Installs, starts, uses, upgrades and removes the packages of this system, as a user would: `installer/test.sh`, after
# installer/build.sh. Says NOT RUN for what it has no rights or tools for.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=$PWD/target/installer/packages
log=$PWD/src/test/resources/samples/article.log
sample=$PWD/src/main/resources/org/handshakedoctor/ui/welcome/sample.log
work=$(mktemp -d)
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config LANG=C.UTF-8
mkdir -p "$HOME"
trap 'rm -rf "$work"' EXIT

step() { echo "installer: $*"; }
not_run() { echo "NOT RUN: $*"; }
fail() {
  echo "installer: FAILED: $*" >&2
  exit 1
}

# The command: same exit statuses, clean streams, no JavaFX, the cache in use.
use_command() {
  local command=$1 status
  "$command" analyze --json "$log" >"$work/out" 2>"$work/err" || fail "analyze ended with $?"
  [ ! -s "$work/err" ] || fail "analyze wrote to standard error: $(head -3 "$work/err")"
  case $(head -c 1 "$work/out")$(tail -c 2 "$work/out" | tr -d '\n') in '{}') ;; *) fail 'analyze --json is not one object' ;; esac
  "$command" explain 141CF06C >"$work/out" 2>"$work/err" || fail "explain ended with $?"
  [ ! -s "$work/err" ] || fail "explain wrote to standard error: $(head -3 "$work/err")"
  "$command" explain --lang zh 'bad key share' | grep -q '[^ -~]' || fail 'no Chinese'
  status=0 && "$command" no-such-command >"$work/out" 2>"$work/err" || status=$?
  [ $status = 2 ] && [ ! -s "$work/out" ] || fail "a wrong argument ended with $status"
  status=0 && "$command" analyze /no/such.log >"$work/out" 2>"$work/err" || status=$?
  [ $status = 3 ] || fail "an unreadable source ended with $status"
  status=0 && env -u DISPLAY -u WAYLAND_DISPLAY "$command" >"$work/out" 2>"$work/err" || status=$?
  [ $status = 2 ] && [ "$(wc -l <"$work/err")" = 1 ] || fail "without a display: $status, $(cat "$work/err")"
  # Told so, the JVM refuses to start without the cache.
  JDK_JAVA_OPTIONS=-XX:AOTMode=on "$command" explain 141CF06C >/dev/null 2>"$work/err" ||
    fail "the start-up cache does not fit: $(cat "$work/err")"
  step "$command analyzes, explains and ends as it should, from its cache"
}

# The window comes up on a virtual display with a log, and closes.
use_window() {
  if ! command -v xvfb-run >/dev/null || ! command -v xwininfo >/dev/null; then
    not_run 'the window, for want of xvfb-run or xwininfo'
    return
  fi
  xvfb-run -a bash -c '
    "$1" open "$2" >"$3/window.out" 2>"$3/window.err" &
    for _ in $(seq 240); do
      if xwininfo -root -tree | grep -q "\"Handshake Doctor\""; then
        sleep 2
        kill -0 $! || exit 1
        kill $!
        wait $! 2>/dev/null
        exit 0
      fi
      kill -0 $! || exit 1
      sleep 0.25
    done
    exit 1' - "$1" "$sample" "$work" || fail "the window did not open: $(cat "$work/window.err")"
  [ ! -s "$work/window.err" ] || fail "the window wrote to standard error: $(head -3 "$work/window.err")"
  [ ! -e "$HOME/.openjfx" ] || fail 'native libraries were unpacked into the home folder'
  step "$1 opens its window"
}

# Where it lies must not matter.
test_tarball() {
  local archive
  archive=$(ls "$packages"/*.tar.gz)
  mkdir -p "$work/some where else"
  tar -C "$work/some where else" -xzf "$archive"
  step "unpacked ${archive##*/}"
  use_command "$(echo "$work/some where else"/*/bin/handshake-doctor)"
  # The check of the cache can fail: another time on a jar is enough.
  touch "$work/some where else"/*/app/handshake-doctor.jar
  ! JDK_JAVA_OPTIONS=-XX:AOTMode=on "$(echo "$work/some where else"/*/bin/handshake-doctor)" explain 141CF06C \
    >/dev/null 2>&1 || fail 'a cache that does not fit was not noticed'
  use_without_cache "$(echo "$work/some where else"/*/bin/handshake-doctor)"
  rm -rf "$work/some where else"
}

use_without_cache() {
  "$1" explain 141CF06C >"$work/out" 2>"$work/err" && [ ! -s "$work/err" ] && ! grep -q '\[warning\]\|\[error\]' "$work/out" ||
    fail "without a cache that fits: $(cat "$work/err")"
  step 'works without its cache too'
}

check_metadata() {
  local tree=$1 id=org.handshakedoctor.HandshakeDoctor
  if command -v desktop-file-validate >/dev/null; then
    desktop-file-validate "$tree/usr/share/applications/$id.desktop" || fail 'the desktop entry'
  else
    not_run 'desktop-file-validate'
  fi
  if command -v appstreamcli >/dev/null; then
    appstreamcli validate --no-net "$tree/usr/share/metainfo/$id.metainfo.xml" >"$work/appstream" ||
      fail "the AppStream metadata: $(cat "$work/appstream")"
  else
    not_run 'appstreamcli'
  fi
  if command -v xmllint >/dev/null; then
    xmllint --noout "$tree/usr/share/mime/packages/$id.xml" || fail 'the MIME type'
  fi
}

# Waits while another program installs something.
run_dpkg() {
  for _ in $(seq 120); do
    if dpkg "$@" >"$work/dpkg" 2>&1; then
      return
    fi
    grep -q 'locked by another' "$work/dpkg" || break
    sleep 1
  done
  fail "dpkg $*: $(cat "$work/dpkg")"
}

test_deb() {
  local package older
  package=$(ls "$packages"/*.deb)
  # An older version with one file that the newer does not have.
  dpkg-deb --raw-extract "$package" "$work/older"
  sed -i 's/^Version: .*/Version: 0.0.1/' "$work/older/DEBIAN/control"
  echo left >"$work/older/usr/lib/handshake-doctor/app/lib/left-over.jar"
  check_metadata "$work/older"
  dpkg-deb -Zgzip -z1 --root-owner-group --build "$work/older" "$work/older.deb" >/dev/null
  rm -rf "$work/older"
  run_dpkg --install "$work/older.deb"
  step 'installed version 0.0.1'
  run_dpkg --install "$package"
  [ ! -e /usr/lib/handshake-doctor/app/lib/left-over.jar ] || fail 'the upgrade left a file behind'
  step "upgraded to $(dpkg-query -W -f '${Version}' handshake-doctor)"
  if command -v update-mime-database >/dev/null; then
    grep -q 'error.log.\[0-9\]' /usr/share/mime/globs || fail 'rotated logs have no type'
  fi
  if command -v man >/dev/null; then
    man -w handshake-doctor >/dev/null || not_run 'the manual page: this system leaves them out'
  fi
  use_command /usr/bin/handshake-doctor
  use_window /usr/bin/handshake-doctor
  run_dpkg --purge handshake-doctor
  removed
}

removed() {
  local left
  left=$(ls -d /usr/bin/handshake-doctor /usr/lib/handshake-doctor /usr/share/*/*handshake* 2>/dev/null || true)
  [ -z "$left" ] || fail "removing left $left"
  step 'removed without a trace'
}

# On a system without a database of rpm, into a folder of its own.
test_rpm() {
  local package root=$work/rpm
  package=$(ls "$packages"/*.rpm)
  mkdir -p "$root"
  rpm --root "$root" --initdb
  rpm --root "$root" --nodeps --noscripts -i "$package"
  [ "$(rpm --root "$root" -q --queryformat '%{NAME}' handshake-doctor)" = handshake-doctor ] || fail 'rpm does not know it'
  rpm --root "$root" --nodeps -V handshake-doctor || fail 'files differ from the package'
  check_metadata "$root"
  step "installed ${package##*/}"
  use_command "$root/usr/lib/handshake-doctor/bin/handshake-doctor"
  rpm --root "$root" --nodeps -U --replacepkgs "$package"
  rpm --root "$root" -e --nodeps handshake-doctor
  [ ! -e "$root/usr/lib/handshake-doctor" ] || fail 'removing left files'
  step 'installed again and removed'
}

ls "$packages"/*.tar.gz >/dev/null 2>&1 && test_tarball || fail 'no tarball: run installer/build.sh'
if ! ls "$packages"/*.deb >/dev/null 2>&1; then
  not_run 'the Debian package, for want of dpkg-deb'
elif [ "$(id -u)" != 0 ]; then
  not_run 'the Debian package, for want of root'
else
  test_deb
fi
if ! ls "$packages"/*.rpm >/dev/null 2>&1; then
  not_run 'the rpm, for want of rpmbuild'
elif [ "$(id -u)" != 0 ]; then
  not_run 'the rpm, for want of root'
else
  test_rpm
fi
