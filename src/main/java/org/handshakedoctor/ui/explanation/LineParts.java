package org.handshakedoctor.ui.explanation;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.OpenSslCode;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.handshakedoctor.core.tls.TlsFailure;
import org.handshakedoctor.ui.explanation.Explanation.Block;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Takes a line apart: what each piece of it is, and what it says.
final class LineParts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Texts texts;
  private final List<Block> parts = new ArrayList<>();

  private LineParts(Texts texts) {
    this.texts = texts;
  }

  static List<Block> of(TlsFailure failure, Texts texts) {
    LineParts parts = new LineParts(texts);
    FailureKind kind = failure.kind();
    parts.add("time", failure.time() == null ? null : failure.time().format(TIME), null);
    parts.add("level", kind.level(), null);
    parts.add("operation", kind.operation(), parts.meaning("operation", kind.operation()));
    kind.errors().forEach(parts::addError);
    parts.add("reason", kind.reason(), null);
    if (kind.alert() != null) {
      parts.addAlert(TlsAlert.of(kind.alert()), kind);
    }
    parts.add("phase", kind.phase(), null);
    parts.add("client", failure.client() == null ? null : failure.client().toString(), null);
    parts.add("server", failure.server(), null);
    parts.add("host", failure.host(), null);
    parts.add("upstream", failure.upstream(), null);
    return List.copyOf(parts.parts);
  }

  private void addError(OpenSslError error) {
    add("code", error.code(), decoded(error.decoded()));
    add("routine", error.function(), null);
  }

  private void addAlert(TlsAlert alert, FailureKind kind) {
    String sender = texts.get("explanation.alert.from." + kind.leg().id());
    add("alert", alert.number() + " " + alert.name(), sender);
  }

  private String decoded(OpenSslCode code) {
    String family =
        texts.get("explanation.family." + code.family().name().toLowerCase(Locale.ROOT));
    String reason = text(code.reason());
    if (code.errno()) {
      return texts.get("explanation.code.errno", family, reason);
    }
    Integer function = code.function();
    return function == null
        ? texts.get("explanation.code", family, text(code.library()), reason)
        : texts.get(
            "explanation.code.function", family, text(code.library()), text(function), reason);
  }

  /// What this value stands for, where we have words for it.
  private @Nullable String meaning(String part, @Nullable String value) {
    String key = "explanation." + part + "." + value;
    return texts.bundle().containsKey(key) ? texts.get(key) : null;
  }

  private void add(String label, @Nullable String value, @Nullable String meaning) {
    if (value != null) {
      parts.add(
          new Block.Part(texts.get("explanation.part." + label), VisibleText.of(value), meaning));
    }
  }

  /// Numbers of OpenSSL are names: they get no separators.
  private static String text(int number) {
    return Integer.toString(number);
  }
}
