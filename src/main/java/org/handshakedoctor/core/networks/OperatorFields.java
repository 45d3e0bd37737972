package org.handshakedoctor.core.networks;

import java.util.Objects;
import org.handshakedoctor.core.networks.Operator.Confidence;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// Collects what a list says of one operator after the other. `operator` is the first property of
/// each.
public final class OperatorFields {
  private String name = "";
  private @Nullable String service;
  private @Nullable String page;
  private boolean optOut;
  private Purpose purpose = Purpose.INTERNET_SCAN;
  private Confidence confidence = Confidence.LOW;
  private String asOf = "";

  /// Takes the property whose name has just been read.
  ///
  /// @return false if it is none of ours; then nothing more has been read
  public boolean read(JsonParser list) {
    switch (list.currentName()) {
      case "operator" -> {
        name = text(list);
        service = null;
        page = null;
        optOut = false;
      }
      case "service" -> service = text(list);
      case "purpose" -> purpose = Words.constant(Purpose.class, text(list));
      case "page" -> page = text(list);
      case "optOut" -> optOut = Objects.requireNonNull(list.nextBooleanValue());
      case "confidence" -> confidence = Words.constant(Confidence.class, text(list));
      case "asOf" -> asOf = text(list);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// The operator whose properties have been read last.
  public Operator operator(NetworkKind kind) {
    return new Operator(kind, name, service, purpose, page, optOut, confidence, asOf);
  }

  private static String text(JsonParser list) {
    return Objects.requireNonNull(list.nextStringValue());
  }
}
