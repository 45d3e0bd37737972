package org.handshakedoctor.core.meaning;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.tls.DecodedError;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;

/// What the parts of one line mean.
final class PartWords {
  private static final String NGINX = "nginx";
  private static final Pattern ZONE = Pattern.compile(".*(?:Z|[+-]\\d\\d:?\\d\\d)");
  private static final Pattern ANY_ADDRESS = Pattern.compile("(?:0\\.0\\.0\\.0|\\[::]):(\\d+)");
  private static final Pattern SOCKET =
      Pattern.compile("(?:[0-9.]{7,15}|\\[[0-9A-Fa-f:.]+]):\\d+|unix:.*");
  private static final Pattern SOURCE = Pattern.compile(".*\\.(?:c|cc|cpp|h|inc):\\d+:?.*");
  private static final Pattern NUMBER = Pattern.compile("(\\d+)");

  /// Longer is no number of a check, and shorter no packed code.
  private static final int LONGEST_CHECK = 3;

  private final LineAnatomy line;
  private final ErrorCatalog catalog;
  private final Supplier<NetworkDirectory> networks;
  private final Words words;
  private final CodeWords codes;
  private final @Nullable FailureKind kind;

  PartWords(
      LineAnatomy line, ErrorCatalog catalog, Supplier<NetworkDirectory> networks, Words words) {
    this.line = line;
    this.catalog = catalog;
    this.networks = networks;
    this.words = words;
    this.codes = new CodeWords(words);
    this.kind = line.kind();
  }

  String of(LinePart part) {
    String text = line.text(part);
    return switch (part.kind()) {
      case TIME -> words.get(ZONE.matcher(text).matches() ? "time.zone" : "time.local");
      case LEVEL -> level(text.toLowerCase(Locale.ROOT));
      case THREAD -> thread(text);
      case CONNECTION -> words.get("connection", text);
      case MODULE -> words.get("apache".equals(line.format()) ? "module.apache" : "module.source");
      case OPERATION -> words.ofValue("operation.", text.replaceFirst("\\(.*", ""), "other");
      case CODE -> code(part, text);
      case LIBRARY -> codes.library(text.replace('_', ' '));
      case FUNCTION -> codes.function(text);
      case REASON -> reason(text);
      case DATA -> words.get(SOURCE.matcher(text).matches() ? "data.source" : "data");
      case ALERT -> alert(text);
      case ERRNO -> errno(text);
      case PHASE -> phase(text);
      case CLIENT -> client(text);
      case SERVER -> server(text);
      case ENVELOPE -> words.get("envelope");
      case PID -> words.get("pid");
      case AH_CODE -> words.get("ah-code");
      case HOST -> words.get("host");
      case REQUEST -> words.get("request");
      case UPSTREAM -> words.get("upstream");
      case REST -> "";
    };
  }

  private boolean isNginx() {
    return NGINX.equals(line.format());
  }

  private boolean isOf(Leg leg) {
    return kind != null && kind.leg() == leg;
  }

  private String level(String level) {
    if (isNginx() && kind != null && !kind.errors().isEmpty() && level.equals("crit")) {
      String said = words.get("level.crit.unknown");
      String since = kind.leg() == Leg.CLIENT ? catalog.match(kind).nginxInfoSince() : null;
      return since == null ? said : words.join(said, words.get("level.crit.since", since));
    }
    if (isNginx() && isOf(Leg.UPSTREAM) && level.equals("error")) {
      return words.get("level.error.upstream");
    }
    return words.ofValue("level.", level, "other");
  }

  private String thread(String thread) {
    if (!isNginx()) {
      return words.get("thread");
    }
    LinePart process = line.first(Kind.PID);
    boolean main = process != null && line.text(process).equals(thread);
    return words.get(thread.equals("0") ? "thread.none" : main ? "thread.main" : "thread");
  }

  /// The error that this code is of, with the words around it, or the code alone.
  private String code(LinePart part, String text) {
    if (text.length() <= LONGEST_CHECK) {
      return words.get("code.verify");
    }
    for (OpenSslError error : kind == null ? List.<OpenSslError>of() : kind.errors()) {
      if (error.code().equals(text)) {
        return codes.code(DecodedError.of(error));
      }
    }
    return codes.code(DecodedError.of(errorAt(part, text)));
  }

  /// Put together from the parts that follow.
  private OpenSslError errorAt(LinePart code, String text) {
    String library = null;
    String function = null;
    String reason = null;
    for (LinePart part :
        line.parts().subList(line.parts().indexOf(code) + 1, line.parts().size())) {
      switch (part.kind()) {
        case REST -> {}
        case LIBRARY -> library = line.text(part);
        case FUNCTION -> function = line.text(part);
        case REASON -> reason = line.text(part);
        default -> {
          return new OpenSslError(text, library, function, reason, null);
        }
      }
    }
    return new OpenSslError(text, library, function, reason, null);
  }

  private String reason(String text) {
    if (new OpenSslError("0", null, null, text, null).isWrapper()
        && kind != null
        && kind.errors().size() > 1) {
      return words.get("reason.wrapper");
    }
    if (kind != null && isSame(text, kind.reason())) {
      ErrorEntry entry = catalog.explain(kind);
      return entry.id().equals(ErrorCatalog.UNEXPLAINED)
          ? words.get("reason.unknown")
          : words.get("reason.named", entry.text(words.locale()).name());
    }
    List<OpenSslError> own =
        kind == null
            ? List.of()
            : kind.errors().stream()
                .filter(error -> error.reason() != null && isSame(text, error.reason()))
                .toList();
    return catalog.find(text, null, own).stream()
        .findFirst()
        .map(entry -> words.get("reason.also", entry.text(words.locale()).name()))
        .orElseGet(() -> words.get("reason.unknown"));
  }

  private static boolean isSame(String shown, String reason) {
    return OpenSslError.normalize(shown).equals(OpenSslError.normalize(reason));
  }

  private String alert(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.find()) {
      return words.get("data");
    }
    int alert = Integer.parseInt(number.group(1));
    Leg leg = kind == null ? Leg.LOCAL : kind.leg();
    return words.join(
        words.get("alert", TlsAlert.of(alert).name(), number.group(1)),
        words.get("alert.from." + leg.id()));
  }

  private String errno(String text) {
    Matcher number = NUMBER.matcher(text);
    return words.ofValue("errno.", number.lookingAt() ? number.group(1) : "", "other");
  }

  private String phase(String text) {
    String key = text.toLowerCase(Locale.ROOT).replaceAll("[ /]", "-");
    return words.ofValue("phase.", key, isOf(Leg.UPSTREAM) ? "upstream" : "other");
  }

  private String client(String text) {
    String said = words.get(isOf(Leg.UPSTREAM) ? "client.upstream" : "client");
    IpAddress address = line.client() == null ? IpAddress.parse(text) : line.client();
    if (address == null) {
      return said;
    }
    SpecialRange range = SpecialRange.of(address);
    if (range != null) {
      return words.join(said, words.get("client." + range.name().toLowerCase(Locale.ROOT)));
    }
    Operator operator = networks.get().find(address);
    return operator == null
        ? said
        : words.join(
            said,
            words.get(
                "client.operator",
                operator.name(),
                words.get("kind." + operator.kind().id()),
                operator.asOf()));
  }

  private String server(String text) {
    if (!isNginx()) {
      return words.get("server.other");
    }
    Matcher any = ANY_ADDRESS.matcher(text);
    if (any.matches()) {
      return words.get("server.any", any.group(1));
    }
    return words.get(SOCKET.matcher(text).matches() ? "server.socket" : "server.name");
  }
}
