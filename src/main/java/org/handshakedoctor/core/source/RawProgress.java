package org.handshakedoctor.core.source;

import java.nio.channels.ReadableByteChannel;

/// Knows how far the reading has come in the source as it lies on disk, which for a packed source
/// is another number than the bytes that came out.
public interface RawProgress {

  /// Bytes of the source that have been used; at the end about its [LogSource#size()].
  long rawBytes();

  /// The same for any channel of [LogSource#open()].
  ///
  /// @param delivered bytes read from the channel so far
  static long of(ReadableByteChannel channel, long delivered) {
    return channel instanceof RawProgress raw ? raw.rawBytes() : delivered;
  }
}
