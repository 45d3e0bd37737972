package org.handshakedoctor.core.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.tls.DecodedError;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.Releases;
import org.jspecify.annotations.Nullable;

/// What a line gives away about the server that wrote it.
final class Reveals {
  /// Releases that long-lived systems came with.
  private static final List<String> SHIPPED =
      List.of("1.0.2", "1.1.0", "1.1.1", "3.0", "3.2", "3.5");

  private static final int MOST_SYSTEMS = 2;

  /// Beginnings of messages that an nginx only writes from a version on, see its `CHANGES`.
  private static final Map<String, String> SINCE = new LinkedHashMap<>();

  /// Beginnings of messages that it wrote until then.
  private static final Map<String, String> UNTIL = new LinkedHashMap<>();

  static {
    SINCE.put("handshake rejected", "1.19.4");
    SINCE.put("SSL_sendfile(", "1.21.4");
    SINCE.put("SSL_read_early_data(", "1.15.4");
    SINCE.put("SSL_write_early_data(", "1.15.4");
    SINCE.put("cannot load certificate", "1.15.9");
    UNTIL.put("BIO_new_file(\"", "1.15.9");
    UNTIL.put("PEM_read_bio_X509_AUX(\"", "1.15.9");
    UNTIL.put("SSL_CTX_use_PrivateKey_file(\"", "1.15.9");
    UNTIL.put("no \"ssl_certificate\" is defined in server listening on SSL port", "1.15.0");
  }

  private final ErrorCatalog catalog;
  private final Words words;

  Reveals(ErrorCatalog catalog, Words words) {
    this.catalog = catalog;
    this.words = words;
  }

  List<String> of(LineAnatomy line) {
    List<String> all = new ArrayList<>();
    FailureKind kind = line.kind();
    if (kind != null) {
      add(all, writer(kind.errors()));
    }
    if ("nginx".equals(line.format())) {
      if (kind != null && kind.format().equals("nginx")) {
        add(all, byWords(kind.message()));
        add(all, byLevel(line, kind));
      }
      LinePart thread = line.first(Kind.THREAD);
      if (thread != null) {
        boolean none = line.text(thread).equals("0");
        all.add(words.get(none ? "reveals.threads.none" : "reveals.threads"));
      }
    }
    return all;
  }

  private static void add(List<String> all, @Nullable String sentence) {
    if (sentence != null) {
      all.add(sentence);
    }
  }

  /// All errors of one line were written by one library.
  private @Nullable String writer(List<OpenSslError> errors) {
    String name = null;
    Releases common = null;
    for (OpenSslError error : errors) {
      if (error.reason() == null) {
        continue;
      }
      DecodedError decoded = DecodedError.of(error);
      Releases releases = decoded.releases();
      Releases both = common == null || releases == null ? releases : common.intersect(releases);
      if (both != null) {
        common = both;
      }
      name = common == null ? decoded.writer() : common.toString();
    }
    if (name == null) {
      return null;
    }
    String systems = common == null ? null : systems(common);
    name = words.writer(name);
    return systems == null
        ? words.get("reveals.writer", name)
        : words.get("reveals.writer.systems", name, systems);
  }

  private @Nullable String systems(Releases releases) {
    List<String> found = SHIPPED.stream().filter(releases::contains).toList();
    if (found.isEmpty() || found.size() > MOST_SYSTEMS) {
      return null;
    }
    return String.join(", ", found.stream().map(one -> words.get("systems." + one)).toList());
  }

  private @Nullable String byWords(String message) {
    for (Map.Entry<String, String> since : SINCE.entrySet()) {
      if (message.startsWith(since.getKey())) {
        return words.get("reveals.nginx.words.from", since.getValue());
      }
    }
    for (Map.Entry<String, String> until : UNTIL.entrySet()) {
      if (message.startsWith(until.getKey())) {
        return words.get("reveals.nginx.words.below", until.getValue());
      }
    }
    return null;
  }

  /// Of several errors an older nginx looks at the first and a newer one at the last.
  private @Nullable String byLevel(LineAnatomy line, FailureKind kind) {
    String since = catalog.match(kind).nginxInfoSince();
    if (since == null || kind.leg() != Leg.CLIENT || kind.errors().size() != 1) {
      return null;
    }
    if ("crit".equals(kind.level())) {
      return words.get("reveals.nginx.below", since);
    }
    // With an error of the socket beside it, that decided the level.
    boolean listed = "info".equals(kind.level()) && line.first(Kind.ERRNO) == null;
    return listed ? words.get("reveals.nginx.from", since) : null;
  }
}
