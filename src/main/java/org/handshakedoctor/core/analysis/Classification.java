package org.handshakedoctor.core.analysis;

import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Fault;

/// What the one who knows the errors says of a kind of failure.
///
/// @param entry id of the explanation
public record Classification(String entry, Fault fault) {

  /// The knowledge this package is given. Asked once for each kind.
  @FunctionalInterface
  public interface Classifier {
    Classification classify(FailureKind kind);
  }
}
