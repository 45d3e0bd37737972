#!/usr/bin/env bash
# Builds the program twice from two copies of the working tree, at different places, and compares the jars.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for copy in one another/place; do
  mkdir -p "$work/$copy"
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$work/$copy"
  (cd "$work/$copy" && mvn -B -q ${MAVEN_OPTIONS:-} -DskipTests package)
done
cmp "$work/one/target/handshake-doctor.jar" "$work/another/place/target/handshake-doctor.jar"
echo "the same bytes: $(sha256sum <"$work/one/target/handshake-doctor.jar" | cut -d' ' -f1)"
