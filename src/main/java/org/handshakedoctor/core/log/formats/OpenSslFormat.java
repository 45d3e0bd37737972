package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// An error of OpenSSL's that a program printed as it is (`crypto/err/err_prn.c
/// ERR_print_errors_cb`), as the openssl tool, PHP, curl and Node do:
///
/// ```
/// error:0A00010B:SSL routines::wrong version number
/// 40776B34:error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed:ssl/x.c:1889:
/// Error: 140166815971200:error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share:x.c:698:
/// ```
///
/// A queue of several errors has a line for each, all with the number of the thread that prints it.
/// Such lines that stand together are one failure.
///
/// No address is in it. Only a line that begins so is one: the same words further on may be quoted
/// from anywhere.
public final class OpenSslFormat implements LogFormat {
  private static final Word NODE = new Word("Error: ");
  private static final Word ERROR = new Word("error:");
  private static final int LONGEST_THREAD = 16;
  private static final int CODE_LENGTH = 8;

  /// No queue of OpenSSL has more (`ERR_NUM_ERRORS`).
  private static final int MOST_LINES = 16;

  /// Functions that only a server runs, and those that only a client does.
  private static final Pattern SERVER =
      Pattern.compile(
          "ctos|construct_server|process_client|get_client|client_hello|^accept_",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLIENT =
      Pattern.compile(
          "stoc|construct_client|process_server|get_server|server_hello|^connect_",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SETTINGS =
      Pattern.compile("^SSL_(?:CTX_|use_|CONF_)", Pattern.CASE_INSENSITIVE);

  /// Reasons that only a server has.
  private static final Set<String> OF_SERVERS =
      Set.of(
          "no shared cipher",
          "http request",
          "https proxy request",
          "bad key share",
          "no suitable key share",
          "peer did not return a certificate",
          "inappropriate fallback");

  @Override
  public String id() {
    return "openssl";
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new OpenSslReader(sink);
  }

  /// The errors of one queue, oldest first, as far as they have been printed.
  ///
  /// @param lines so many stand together
  record Queue(LoggedTime time, boolean node, List<OpenSslError> errors, int lines) {
    Queue {
      errors = List.copyOf(errors);
    }

    /// The same again from the beginning is the next failure of a program that tries again.
    boolean mayGoOnWith(List<OpenSslError> newer) {
      return lines < MOST_LINES && !errors.isEmpty() && !newer.contains(errors.getFirst());
    }

    /// With the errors of the next line.
    Queue with(List<OpenSslError> newer) {
      List<OpenSslError> all = new ArrayList<>(errors);
      all.addAll(newer);
      return new Queue(time, node, all, lines + 1);
    }
  }

  /// Who prints is the thread's number, and the program and process of an envelope.
  record Author(String thread, @Nullable String program, long process) {}

  private static final class OpenSslReader extends WaitingReader<Author, Queue> {
    private final FailureSink sink;

    OpenSslReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int end = entry.end();
      boolean node = NODE.isAt(bytes, entry.start(), end);
      int from = entry.start() + (node ? NODE.length() : 0);
      int error = isError(bytes, from, end) ? from : behindThread(bytes, from, end);
      if (!isError(bytes, error, end)) {
        return false;
      }
      List<OpenSslError> errors = OpenSslErrors.parse(entry.text(from, end));
      String thread = entry.text(from, error);
      Author author = new Author(thread, entry.program(), entry.process());
      Queue told = open.get(author);
      if (told != null && isNext(entry, author, told) && told.mayGoOnWith(errors)) {
        open.update(author, told.with(errors));
        return true;
      }
      open.completeAll();
      open.add(author, entry, new Queue(entry.time(null), node, errors, 1));
      if (thread.isEmpty() || node) {
        open.complete(author);
      }
      return true;
    }

    /// A queue is printed at once: any other line ends it.
    @Override
    public void unread(LogEntry entry) {
      open.completeAll();
    }

    @Override
    void report(LogEntry entry, Queue queue) {
      new OpenFailure(
              queue.time(),
              null,
              leg(queue.errors(), queue.node()),
              null,
              null,
              queue.node() ? "Error" : "error",
              null,
              queue.errors(),
              null)
          .report(sink, entry, "openssl");
    }

    private boolean isNext(LogEntry entry, Author author, Queue told) {
      LogEntry first = open.entry(author);
      return first != null && first.number() + told.lines() == entry.number();
    }
  }

  /// Whether `error:` and eight digits stand here.
  private static boolean isError(byte[] bytes, int at, int end) {
    int code = at + ERROR.length();
    return ERROR.isAt(bytes, at, end)
        && behindDigits(bytes, code, end) >= code + CODE_LENGTH
        && behindDigits(bytes, code, end) < end
        && bytes[behindDigits(bytes, code, end)] == ':';
  }

  /// Past the number of the thread, decimal up to 1.1 and hexadecimal from 3 on.
  private static int behindThread(byte[] bytes, int from, int end) {
    int at = behindDigits(bytes, from, end);
    return at > from && at < end && bytes[at] == ':' ? at + 1 : end;
  }

  private static int behindDigits(byte[] bytes, int from, int end) {
    int last = Math.min(end, from + LONGEST_THREAD);
    int at = from;
    while (at < last && Character.digit(bytes[at], 16) >= 0) {
      at++;
    }
    return at;
  }

  /// Whether the program was the server or itself the visitor of another. Where nothing tells, it
  /// was a visitor, as scripts are; Node is more often a server.
  private static Leg leg(List<OpenSslError> errors, boolean node) {
    boolean ofConnection =
        errors.stream().anyMatch(error -> "SSL routines".equals(error.library()));
    if (!ofConnection) {
      return Leg.LOCAL;
    }
    for (OpenSslError error : errors) {
      String function = error.function() == null ? "" : error.function();
      String reason = error.reason() == null ? "" : OpenSslError.normalize(error.reason());
      if (SETTINGS.matcher(function).find()) {
        return Leg.LOCAL;
      }
      if (CLIENT.matcher(function).find() || reason.equals("certificate verify failed")) {
        return Leg.UPSTREAM;
      }
      if (SERVER.matcher(function).find() || OF_SERVERS.contains(reason)) {
        return Leg.CLIENT;
      }
    }
    return node ? Leg.CLIENT : Leg.UPSTREAM;
  }
}
