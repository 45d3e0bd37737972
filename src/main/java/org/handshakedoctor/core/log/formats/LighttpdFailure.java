package org.handshakedoctor.core.log.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// A failure as far as it has been told. Immutable.
///
/// @param place where lighttpd's source wrote it
record LighttpdFailure(LoggedTime time, String place, Words words, @Nullable IpAddress client) {

  /// What lines of one kind have in common.
  ///
  /// @param message lighttpd's words without what differs from line to line
  /// @param cause the words for the cause, or null
  record Words(Leg leg, String message, @Nullable String cause, List<OpenSslError> errors) {}

  /// From 1.4.66 on; `rd` and `errno` where OpenSSL's queue is empty.
  private static final Pattern WITH_ADDRESS =
      Pattern.compile(
          "SSL: addr:([^ ]+) ssl_err:-?\\d+(?: rd:-?\\d+)?"
              + "(?: (error:.*)|(?: errno:(\\d+))?:? ?([A-Za-z].*)?)$");

  private static final Pattern WITHOUT_ADDRESS =
      Pattern.compile("SSL(?: \\(error\\))?:(?: -?\\d+){1,3} (?:(error:.*)|([A-Za-z].*))$");

  /// `mod_openssl.c verify_callback()`; the subject behind it is the visitor's text.
  private static final Pattern VERIFY =
      Pattern.compile("SSL: verify error:num=\\d+:([^:]+):depth=");

  private static final String VERIFY_MESSAGE = "SSL: verify error";
  private static final String RENEGOTIATION =
      "SSL: renegotiation initiated by client, killing connection";

  /// What a start says of files; lighttpd does not run then.
  private static final List<String> LOCAL =
      List.of(
          "SSL: couldn't read X509 certificate from '",
          "SSL: couldn't read private key from '",
          "SSL: BIO_read_filename('",
          "SSL: Private key does not match the certificate public key");

  /// lighttpd prints the number alone. Linux first, then BSD.
  private static final Map<String, String> ERRNO =
      Map.of(
          "32", "Broken pipe",
          "104", "Connection reset by peer",
          "110", "Connection timed out",
          "113", "No route to host",
          "54", "Connection reset by peer",
          "60", "Operation timed out");

  private static final String SSL_LIBRARY = "SSL routines";
  private static final String VERIFY_REASON = "certificate verify failed";

  /// Null if the line reports no failure.
  static @Nullable LighttpdFailure parse(LighttpdLine line) {
    String text = line.messageText();
    Matcher matcher = WITH_ADDRESS.matcher(text);
    IpAddress client = null;
    Words words;
    if (matcher.lookingAt()) {
      client = IpAddress.parse(matcher.group(1));
      String errno = matcher.group(3);
      String cause = matcher.group(4);
      if (cause == null && errno != null) {
        cause = ERRNO.getOrDefault(errno, "errno:" + errno);
      }
      words = words(cause, matcher.group(2));
    } else if (matcher.usePattern(WITHOUT_ADDRESS).lookingAt()) {
      words = words(matcher.group(2), matcher.group(1));
    } else if (matcher.usePattern(VERIFY).lookingAt()) {
      words = new Words(Leg.CLIENT, VERIFY_MESSAGE, matcher.group(1), List.of());
    } else if (text.startsWith(RENEGOTIATION)) {
      words = new Words(Leg.CLIENT, RENEGOTIATION, null, List.of());
    } else {
      words = localWords(text);
    }
    return words == null ? null : new LighttpdFailure(line.time(), line.place(), words, client);
  }

  /// Whether this is the line of a check, of which the next names the client.
  boolean isCheck() {
    return words.message().equals(VERIFY_MESSAGE);
  }

  /// This and the next line as one failure, or null if they are two.
  @Nullable LighttpdFailure joined(LighttpdFailure next) {
    List<OpenSslError> more = next.words.errors();
    if (more.isEmpty()) {
      return null;
    }
    OpenSslError second = more.getFirst();
    if (isCheck()) {
      // The queue only says that the check failed; the line of the check said why.
      return VERIFY_REASON.equals(second.reason()) ? next.withCause(words.cause()) : null;
    }
    if (words.errors().isEmpty() || !isOfSameQueue(next)) {
      return null;
    }
    boolean lastIsOfSsl = SSL_LIBRARY.equals(words.errors().getLast().library());
    boolean neverAlone = !lastIsOfSsl && SSL_LIBRARY.equals(second.library());
    return second.isWrapper() || neverAlone ? with(second) : null;
  }

  static FailureKind kind(Words words) {
    return new FailureKind(
        "lighttpd",
        null,
        words.leg(),
        null,
        null,
        words.message(),
        words.errors(),
        OpenSslErrors.alert(words.errors()),
        reason(words));
  }

  private boolean isOfSameQueue(LighttpdFailure next) {
    boolean sameClient = client == null ? next.client == null : client.equals(next.client);
    return sameClient && time.equals(next.time) && place.equals(next.place);
  }

  private LighttpdFailure with(OpenSslError error) {
    List<OpenSslError> errors = new ArrayList<>(words.errors());
    errors.add(error);
    return withWords(new Words(words.leg(), words.message(), words.cause(), List.copyOf(errors)));
  }

  private LighttpdFailure withCause(@Nullable String cause) {
    return withWords(new Words(words.leg(), words.message(), cause, words.errors()));
  }

  private LighttpdFailure withWords(Words other) {
    return new LighttpdFailure(time, place, other, client);
  }

  private static Words words(@Nullable String cause, @Nullable String queue) {
    List<OpenSslError> errors = queue == null ? List.of() : OpenSslErrors.parse(queue);
    return new Words(Leg.CLIENT, "SSL:", cause, errors);
  }

  private static @Nullable Words localWords(String text) {
    for (String beginning : LOCAL) {
      if (text.startsWith(beginning)) {
        return new Words(Leg.LOCAL, beginning, null, OpenSslErrors.parse(text));
      }
    }
    return null;
  }

  private static String reason(Words words) {
    if (words.cause() != null) {
      return words.cause();
    }
    String cause = OpenSslErrors.cause(words.errors());
    return cause == null ? words.message() : cause;
  }
}
