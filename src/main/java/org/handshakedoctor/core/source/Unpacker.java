package org.handshakedoctor.core.source;

import java.io.Closeable;
import java.io.IOException;

/// Takes one packed file out of a stream. Each kind is a class of its own, so that a library is
/// loaded only for a file that needs it.
interface Unpacker extends Closeable {

  /// Reads up to `length` bytes; -1 at the end of the packed file. An exception means that this
  /// call has put nothing in the target: what comes before the damage must have been delivered.
  int read(byte[] target, int offset, int length) throws IOException;

  /// Gives back what belongs to the library; the stream stays open.
  @Override
  void close() throws IOException;
}
