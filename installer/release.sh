#!/usr/bin/env bash
# Makes what goes to others with a release, from the packages of all systems in one folder: SHA256SUMS, its signature,
# latest.txt, and the manifests for winget, Homebrew and Flatpak. `installer/release.sh FOLDER`; see
# src/site/markdown/release.md. Signs with the OpenPGP key SIGNING_KEY, and says so when there is none.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
version=$(sed -n '/<artifactId>handshake-doctor</{n;s:.*<version>\(.*\)</version>.*:\1:p;}' pom.xml)
number=${version%%-*}
built=$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' pom.xml)

# The sum of the one file with such a name; left open, to be seen, where that system has not built yet.
sum() {
  local files=("$folder"/$1)
  if [ -f "${files[0]}" ]; then
    sha256sum "${files[0]}" | cut -d' ' -f1
  else
    echo "MISSING"
  fi
}

fill() {
  sed -e "s/@NUMBER@/$number/g" -e "s/@DATE@/${built%%T*}/g" -e "s/@SHA256_MSI@/$(sum '*.msi')/" \
    -e "s/@SHA256_DMG_ARM64@/$(sum '*arm64.dmg')/" -e "s/@SHA256_DMG_X86_64@/$(sum '*x86_64.dmg')/" \
    -e "s/@SHA256_TARBALL@/$(sum '*linux-x86_64.tar.gz')/" "$1"
}

for manifest in installer/{winget,homebrew,flatpak}/*; do
  mkdir -p "$folder/manifests/$(basename "$(dirname "$manifest")")"
  fill "$manifest" >"$folder/manifests/${manifest#installer/}"
done
echo "$number" >"$folder/latest.txt"
(cd "$folder" && find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' ! -name latest.txt -printf '%P\n' | LC_ALL=C sort |
  tr '\n' '\0' | xargs -0 sha256sum >SHA256SUMS)
if [ -n "${SIGNING_KEY:-}" ]; then
  gpg --batch --yes --local-user "$SIGNING_KEY" --armor --detach-sign "$folder/SHA256SUMS"
else
  echo 'NOT SIGNED: set SIGNING_KEY' >&2
fi
