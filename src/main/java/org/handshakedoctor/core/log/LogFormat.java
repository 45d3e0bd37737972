package org.handshakedoctor.core.log;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One server's way to write a log. Formats are stateless; what must be remembered from line to
/// line lives in the [Reader].
///
/// No line is in two formats: which one is asked first must not matter.
public interface LogFormat {

  /// The name used in files and on the command line, such as `nginx`.
  String id();

  /// Whether every line is in this format where an envelope names this program, whatever it says.
  /// No other format is asked then.
  default boolean owns(String program) {
    return false;
  }

  /// A reader for one source, which will be shown every entry of it in order.
  ///
  /// @param newest no line is later than this day; tells the year of times that have none
  Reader newReader(FailureSink sink, LocalDate newest);

  /// What a failure's line says beside who, when and why.
  default Details details(LogEntry entry) {
    return Details.NONE;
  }

  /// Says where the parts of an entry stand, as far as the format knows it without searching.
  ///
  /// @return whether that is all there is to find; if not, what is known of the failure is searched
  ///   for in the rest
  default boolean takeApart(LogEntry entry, PartSink parts) {
    return false;
  }

  /// @param server the listening socket during a handshake, the server name afterwards
  /// @param host the name that the visitor asked for
  /// @param upstream the backend
  record Details(@Nullable String server, @Nullable String host, @Nullable String upstream) {
    public static final Details NONE = new Details(null, null, null);
  }

  /// Reads the entries of one source. Thread-confined.
  ///
  /// What a reader remembers must be forgotten again after [#MEMORY] bytes where that is possible:
  /// big logs are read from several places at once, each beginning so far before its own lines.
  interface Reader {
    /// In bytes of messages.
    int MEMORY = 12 * 1024;

    /// Tells the sink what this entry reports, if anything.
    ///
    /// @return whether the entry is in this format
    boolean read(LogEntry entry);

    /// An entry that no format understands, which may be inside a record of this one.
    default void unread(LogEntry entry) {}

    /// There are no more entries for now: what waits for a following line is reported as it is.
    default void finish() {}

    /// What is remembered, as a value that equals another if both readers would go on alike.
    ///
    /// @param position where the next entry will stand
    /// @param number the number it will have; positions and numbers are kept relative to these
    default Object state(long position, long number) {
      return "";
    }

    /// Goes on from a state of another reader of the same format, as if at this place.
    default void restore(Object state, long position, long number) {}
  }
}
