package org.handshakedoctor.core.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that belongs to somebody else, such as standard input to the process: whoever reads it
/// here does not close it.
final class Unclosed extends FilterInputStream {
  Unclosed(InputStream in) {
    super(in);
  }

  /// Says nothing of what is there, so that no reader waits for more than it needs.
  @Override
  public int available() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    // Left open on purpose.
  }
}
