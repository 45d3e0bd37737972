package org.handshakedoctor.core.log;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.handshakedoctor.core.log.formats.AccessFormat;
import org.handshakedoctor.core.log.formats.ApacheErrorFormat;
import org.handshakedoctor.core.log.formats.CaddyFormat;
import org.handshakedoctor.core.log.formats.DovecotFormat;
import org.handshakedoctor.core.log.formats.EximFormat;
import org.handshakedoctor.core.log.formats.GoFormat;
import org.handshakedoctor.core.log.formats.HaproxyFormat;
import org.handshakedoctor.core.log.formats.LighttpdErrorFormat;
import org.handshakedoctor.core.log.formats.NginxErrorFormat;
import org.handshakedoctor.core.log.formats.OpenSslFormat;
import org.handshakedoctor.core.log.formats.OpenVpnFormat;
import org.handshakedoctor.core.log.formats.PostfixFormat;
import org.handshakedoctor.core.log.formats.PostgresFormat;
import org.handshakedoctor.core.log.formats.StunnelFormat;
import org.handshakedoctor.core.log.formats.TraefikFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// The formats we read, in the order in which a line is offered to them.
public final class LogFormats {
  public static final List<LogFormat> ALL =
      List.of(
          new NginxErrorFormat(),
          new AccessFormat(),
          new ApacheErrorFormat(),
          new HaproxyFormat(),
          new LighttpdErrorFormat(),
          new GoFormat(),
          new CaddyFormat(),
          new TraefikFormat(),
          new PostfixFormat(),
          new DovecotFormat(),
          new StunnelFormat(),
          new OpenVpnFormat(),
          new PostgresFormat(),
          new EximFormat(),
          new OpenSslFormat());

  private LogFormats() {}

  /// The format with this id; null if there is none.
  public static @Nullable LogFormat get(String id) {
    return ALL.stream().filter(format -> format.id().equals(id)).findFirst().orElse(null);
  }

  /// Everything one line says by itself, whatever is around it; null if it reports no TLS failure.
  ///
  /// @param source name of the source, copied into the result
  public static @Nullable TlsFailure parse(String source, Line line) {
    return readAlone(source, line).failure();
  }

  /// What one line is by itself.
  ///
  /// @param entry the line without its envelopes
  /// @param format null if it is in none
  /// @param failure null if it reports no TLS failure, or was forged
  /// @param forged whether a visitor made the server write it
  public record OneLine(
      LogEntry entry, @Nullable LogFormat format, @Nullable TlsFailure failure, boolean forged) {}

  /// @param source name of the source, copied into the result
  public static OneLine readAlone(String source, Line line) {
    OneFailure sink = new OneFailure(source);
    LogReader reader = new LogReader(sink, ALL, LocalDate.now(ZoneOffset.UTC).plusDays(1));
    LogFormat format = reader.read(line);
    reader.finish();
    return new OneLine(reader.entry(), format, sink.failure, sink.forged);
  }

  /// Everything that is known of a failure: what its format reported of it, and what its line says
  /// beside that.
  ///
  /// @param source name of the source, copied into the result
  public static TlsFailure complete(
      String source,
      LogEntry entry,
      int timeSeconds,
      int offsetSeconds,
      FailureKind kind,
      @Nullable IpAddress client) {
    LogFormat format = get(kind.format());
    LogFormat.Details details = format == null ? LogFormat.Details.NONE : format.details(entry);
    return new TlsFailure(
        source,
        entry.number(),
        timeSeconds == LogEntry.NO_TIME
            ? null
            : LocalDateTime.ofEpochSecond(timeSeconds, 0, ZoneOffset.UTC),
        offsetSeconds == LogEntry.NO_OFFSET ? null : ZoneOffset.ofTotalSeconds(offsetSeconds),
        kind,
        client,
        details.server(),
        details.host(),
        details.upstream());
  }

  /// Keeps the first failure it is told of.
  private static final class OneFailure implements FailureSink {
    private final String source;
    private @Nullable TlsFailure failure;
    private boolean forged;

    OneFailure(String source) {
      this.source = source;
    }

    @Override
    public void failure(
        LogEntry entry,
        int timeSeconds,
        int offsetSeconds,
        FailureKind kind,
        @Nullable IpAddress client) {
      if (failure == null) {
        failure = complete(source, entry, timeSeconds, offsetSeconds, kind, client);
      }
    }

    @Override
    public void forged(LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
      forged = true;
    }

    @Override
    public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {
      // Nothing comes after the one line.
    }
  }
}
