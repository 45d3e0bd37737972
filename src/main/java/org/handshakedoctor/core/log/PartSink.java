package org.handshakedoctor.core.log;

/// Is told by a format where the parts of an entry stand.
public interface PartSink {

  /// @param from first byte in the entry's buffer
  /// @param to behind the last one; an empty part is no part
  void part(LinePart.Kind kind, int from, int to);

  /// The errors of a TLS library stand here, in the form that [OpenSslErrors] reads.
  void errors(int from, int to);
}
