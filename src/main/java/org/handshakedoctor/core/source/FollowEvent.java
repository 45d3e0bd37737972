package org.handshakedoctor.core.source;

/// What [FollowedFile] saw.
public enum FollowEvent {
  /// The file grew: its new bytes are in the target.
  GREW,
  /// It grew, and has not for a while since: what waits for a next line need wait no longer.
  QUIET,
  /// Another file has come in its place, and the old one has been read to its end. What follows
  /// comes from the beginning of the new one.
  ROTATED,
  /// The file was emptied in place or written anew, as `copytruncate` does. What follows comes from
  /// its beginning; what was written just before may be lost.
  TRUNCATED,
  /// The file is no longer there, or may no longer be read. It is waited for.
  GONE,
  /// The reader wished to stop.
  STOPPED
}
