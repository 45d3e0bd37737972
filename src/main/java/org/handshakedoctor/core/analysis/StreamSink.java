package org.handshakedoctor.core.analysis;

import org.handshakedoctor.core.log.FailureSink;

/// Takes the failures of sources that are followed.
public interface StreamSink extends FailureSink {

  /// Nothing more comes for now: what waits for the end of its record need wait no longer.
  void settle();
}
