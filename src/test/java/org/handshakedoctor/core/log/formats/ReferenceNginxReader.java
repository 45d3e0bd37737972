package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// The slow twin of [NginxErrorFormat]: obvious, with regular expressions, for whole lines that
/// nginx itself wrote. It shares no code with what it checks but the parser of addresses.
final class ReferenceNginxReader {
  private static final Pattern LINE =
      Pattern.compile(
          "(?s)(?:(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d) |nginx: )\\[(\\w+)] "
              + "(?:\\d+#\\d+: )?(?:\\*\\d+ )?"
              + "(?<message>.*?)(?: \\(SSL: ?(?<queue>error:.*?)\\))?(?<errno> \\(\\d+: [^()]*\\))?"
              + "(?: while (?<phase>[a-zA-Z/ ]+?))?"
              + "(?<context>, (?:(?:udp )?client|responder): .*)?");
  private static final Pattern FAILURE =
      Pattern.compile(
          "SSL_.*|(upstream|client) SSL certificate .*|cannot load certificate.*|BIO_new_file.*"
              + "|peer closed connection in SSL handshake|handshake rejected|SSL renegotiation.*"
              + "|client sent (no required SSL certificate|plain HTTP request to HTTPS port)"
              + "|ignoring stale global SSL error|\"ssl_stapling\" ignored.*|OCSP.*");
  private static final Pattern HANDSHAKE_FAILURE =
      Pattern.compile(
          "(client closed connection|client timed out|(recv|send|connect)\\(\\) failed|upstream"
              + " .*)");

  private ReferenceNginxReader() {}

  /// What the line says of a failure, as one text a field.
  record Reading(
      @Nullable String time,
      String level,
      String leg,
      @Nullable String operation,
      @Nullable String phase,
      List<OpenSslError> errors,
      @Nullable Integer alert,
      String reason,
      @Nullable IpAddress client,
      @Nullable String server,
      @Nullable String host,
      @Nullable String upstream) {

    static Reading of(TlsFailure failure) {
      return new Reading(
          failure.time() == null ? null : failure.time().toString(),
          Objects.requireNonNull(failure.kind().level()),
          failure.kind().leg().id(),
          failure.kind().operation(),
          failure.kind().phase(),
          failure.kind().errors(),
          failure.kind().alert(),
          failure.kind().reason(),
          failure.client(),
          failure.server(),
          failure.host(),
          failure.upstream());
    }
  }

  static @Nullable Reading read(byte[] bytes) {
    Matcher line = LINE.matcher(new String(bytes, UTF_8));
    if (!line.matches()) {
      return null;
    }
    String message = line.group("message");
    String phase = line.group("phase");
    boolean handshaking = phase != null && phase.startsWith("SSL handshaking");
    boolean failure =
        FAILURE.matcher(message).matches()
            || (handshaking && HANDSHAKE_FAILURE.matcher(message).matches());
    if (!failure) {
      return null;
    }
    String context = Objects.requireNonNullElse(line.group("context"), "");
    List<OpenSslError> errors = errors(line.group("queue"));
    String operation = find("(?:^|: )(\\w+)\\([^)]*\\) failed$", message);
    String client = find("^, (?:udp )?client: ([^, ]+)", context);
    return new Reading(
        time(line.group(1)),
        line.group(2),
        leg(message, phase, context),
        operation,
        phase,
        errors,
        alert(errors),
        reason(message, operation, errors, line.group("errno")),
        client == null ? null : IpAddress.parse(client),
        find("^[^\"]*, server: ([^,]+)", context),
        find(", host: \"([^\"]+)\"", context),
        find(", upstream: \"([^\"]+)\"", context));
  }

  private static @Nullable String time(@Nullable String time) {
    if (time == null) {
      return null;
    }
    String iso = time.replace('/', '-').replace(' ', 'T');
    return iso.endsWith(":00") ? iso.substring(0, 16) : iso;
  }

  private static String leg(String message, @Nullable String phase, String context) {
    if (context.isEmpty() || context.startsWith(", responder")) {
      return "local";
    }
    boolean upstream = phase != null && phase.contains("upstream");
    return upstream || message.startsWith("upstream") ? "upstream" : "client";
  }

  private static List<OpenSslError> errors(@Nullable String queue) {
    List<OpenSslError> errors = new ArrayList<>();
    if (queue != null) {
      for (String one : queue.split(" (?=error:[0-9A-F]{8}:)", -1)) {
        String[] parts = one.split(":", 6);
        String function = parts[3].isEmpty() ? null : parts[3];
        String data = parts.length < 6 ? null : parts[5];
        errors.add(new OpenSslError(parts[1], parts[2], function, parts[4], data));
      }
    }
    return errors;
  }

  private static @Nullable Integer alert(List<OpenSslError> errors) {
    String data = errors.isEmpty() ? null : errors.getFirst().data();
    String number = data == null ? null : find("^SSL alert number (\\d+)$", data);
    return number == null ? null : Integer.valueOf(number);
  }

  private static String reason(
      String message,
      @Nullable String operation,
      List<OpenSslError> errors,
      @Nullable String errno) {
    if (!errors.isEmpty()) {
      return Objects.requireNonNull(errors.getFirst().reason());
    }
    String verify = find(": \\(\\d+:(.*)\\)$", message);
    if (verify != null) {
      return verify;
    }
    return operation == null || errno == null
        ? message.replaceAll("\"[^\"]*\"", "\"…\"")
        : Objects.requireNonNull(find("\\(\\d+: (.*)\\)", errno));
  }

  private static @Nullable String find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
