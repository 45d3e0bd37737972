package org.handshakedoctor.core.remote;

import java.time.Instant;
import org.handshakedoctor.core.source.RotatedName;
import org.handshakedoctor.core.ssh.RemotePath;

/// Something that lies at a server.
///
/// @param size in bytes, as the server says; -1 if it does not
/// @param folder whether it holds others, and is no file
public record RemoteFile(RemotePath path, long size, Instant modified, boolean folder) {

  /// What its name says about its place in a rotated set.
  RotatedName rotated() {
    return RotatedName.of(path.fileName());
  }
}
