#!/usr/bin/env bash
# Makes every size of the program's icon from app.svg, which holds it twice: for small sizes with fewer parts.
# Needs rsvg-convert, icotool and png2icns (Debian: librsvg2-bin, icoutils, icnsutils).
set -euo pipefail
cd "$(dirname "$0")"
small=$(mktemp)
trap 'rm -f "$small"' EXIT
echo '#large { display: none } #small { display: inline }' >"$small"
for size in 16 24 32; do
  rsvg-convert --stylesheet "$small" --width "$size" --height "$size" app.svg --output "app-$size.png"
done
for size in 48 64 128 256 512; do
  rsvg-convert --width "$size" --height "$size" app.svg --output "app-$size.png"
done
icotool --create --output app.ico app-16.png app-24.png app-32.png app-48.png app-64.png app-128.png --raw app-256.png
png2icns app.icns app-16.png app-32.png app-48.png app-128.png app-256.png app-512.png
