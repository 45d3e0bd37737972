package org.handshakedoctor.core.scan;

/// Is shown every line of a block in turn.
@FunctionalInterface
public interface LineHandler {

  /// @param line valid only during the call
  void line(Line line);
}
