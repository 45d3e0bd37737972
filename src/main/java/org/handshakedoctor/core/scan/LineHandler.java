package org.handshakedoctor.core.scan;

/// Is shown every line of a source in turn.
public interface LineHandler {

  void line(Line line);

  /// Called between two blocks.
  ///
  /// @param bytesRead bytes of this source shown so far
  /// @return false to stop reading here
  boolean endOfBlock(long bytesRead);
}
