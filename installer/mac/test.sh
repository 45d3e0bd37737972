#!/usr/bin/env bash
# Opens the disk image, uses the program and removes it, as installer/test.sh does on Linux.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=$(mktemp -d)
trap 'hdiutil detach "$folder/image" -quiet || true; rm -rf "$folder"' EXIT
# The image shows the licence, which is agreed to by a Y.
yes | hdiutil attach target/installer/packages/*.dmg -nobrowse -mountpoint "$folder/image" >/dev/null
cp -R "$folder/image/Handshake Doctor.app" "$folder/"
program="$folder/Handshake Doctor.app/Contents/MacOS"
"$program/handshake-doctor" analyze --json src/test/resources/samples/article.log | python3 -m json.tool >/dev/null
status=0 && "$program/handshake-doctor" analyze /no/such.log 2>/dev/null || status=$?
[ $status = 3 ]
"$program/Handshake Doctor" "$PWD/src/test/resources/samples/article.log" &
process=$!
sleep 15
kill -0 $process
kill $process
echo 'opened, used and removed'
