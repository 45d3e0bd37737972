# How the image is packed, for each kind of package; part of build.sh.

# Fills in a template of installer/linux.
fill() {
  sed -e "s/@NUMBER@/$number/g" -e "s/@DATE@/${built%%T*}/g" -e "s/@ARCHITECTURE@/${architecture:-}/g" \
    -e "s/@VERSION@/${version//-/\~}/g" -e "s/@SIZE@/${size:-}/g" "installer/linux/$1"
}

# The files of a Linux package where they will lie. What has to be registered lies where the system's own triggers look,
# so that no script of ours runs as root.
make_tree() {
  local id=org.handshakedoctor.HandshakeDoctor pixels share
  tree=$PWD/$out/tree
  share=$tree/usr/share
  rm -rf "$tree"
  mkdir -p "$tree/usr/lib" "$tree/usr/bin" "$share/man/man1" "$share/applications" "$share/metainfo" \
    "$share/mime/packages" "$share/doc/handshake-doctor"
  cp -a "$out/image" "$tree/usr/lib/handshake-doctor"
  ln -s ../lib/handshake-doctor/bin/handshake-doctor "$tree/usr/bin/handshake-doctor"
  cp installer/linux/$id.desktop "$share/applications/"
  cp installer/linux/$id.xml "$share/mime/packages/"
  fill $id.metainfo.xml >"$share/metainfo/$id.metainfo.xml"
  fill handshake-doctor.1 | gzip -9n >"$share/man/man1/handshake-doctor.1.gz"
  gzip -9nc src/site/markdown/changelog.md >"$share/doc/handshake-doctor/changelog.gz"
  {
    echo 'Handshake Doctor, under the Apache License 2.0, which follows. Licences of Java and of the libraries are in'
    echo '/usr/lib/handshake-doctor/runtime/legal and in the META-INF folders of /usr/lib/handshake-doctor/app/lib.'
    cat src/main/resources/META-INF/LICENSE
  } >"$share/doc/handshake-doctor/copyright"
  for pixels in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "icons/app-$pixels.png" "$share/icons/hicolor/${pixels}x$pixels/apps/$id.png"
  done
  find "$tree" -type d -exec chmod 755 {} +
  find "$tree" -type f -exec chmod u=rwX,go=rX {} +
  find "$tree" -exec touch -h -d "$built" {} +
}

make_tarball() {
  tar -C "$out" --sort=name --mtime "$built" --owner 0 --group 0 --numeric-owner \
    --transform "s#^image#handshake-doctor-$number#" -cf - image |
    gzip -9n >"$out/packages/handshake-doctor-$number-linux-$(uname -m).tar.gz"
}

make_deb() {
  make_tree
  local architecture size
  architecture=$(dpkg --print-architecture)
  size=$(du -sk --apparent-size "$tree" | cut -f1)
  mkdir "$tree/DEBIAN"
  fill control >"$tree/DEBIAN/control"
  (cd "$tree" && find usr -type f -exec md5sum {} +) >"$tree/DEBIAN/md5sums"
  SOURCE_DATE_EPOCH=$(date -d "$built" +%s) dpkg-deb --root-owner-group -Zzstd -z10 --build "$tree" \
    "$out/packages/handshake-doctor_${version//-/\~}_$architecture.deb" >/dev/null
  rm -rf "$tree"
}

make_rpm() {
  make_tree
  fill handshake-doctor.spec >"$out/handshake-doctor.spec"
  rpmbuild -bb --quiet --define "_topdir $PWD/$out/rpm" --define "tree $tree" --define "_rpmdir $PWD/$out/packages" \
    --define '_rpmfilename %{name}-%{version}-%{release}.%{_arch}.rpm' --define '_binary_payload w10.zstdio' \
    "$out/handshake-doctor.spec"
  rm -rf "$tree" "$out/rpm"
}

make_msi() {
  "$jdk/bin/jpackage" --type msi --dest "$out/packages" "${about[@]}" --app-image "$out/image/Handshake Doctor" \
    --resource-dir installer/windows --license-file src/main/resources/META-INF/LICENSE \
    --win-per-user-install --win-dir-chooser --win-menu --win-shortcut --win-shortcut-prompt \
    --win-upgrade-uuid 6f1d6a0e-6c5b-4f0e-9f5e-2f8f3f1f9d41
}

make_dmg() {
  local sign=()
  if [ -n "${SIGNING_IDENTITY:-}" ]; then
    sign=(--mac-sign --mac-signing-key-user-name "$SIGNING_IDENTITY" --mac-entitlements installer/mac/entitlements.plist)
  fi
  "$jdk/bin/jpackage" --type dmg --dest "$out/packages" "${about[@]}" \
    --app-image "$out/image/Handshake Doctor.app" --resource-dir installer/mac \
    --license-file src/main/resources/META-INF/LICENSE ${sign[@]+"${sign[@]}"}
  if [ "$bundle" != "$number" ]; then
    mv "$out/packages/Handshake Doctor-$bundle.dmg" "$out/packages/Handshake Doctor-$number.dmg"
  fi
}
