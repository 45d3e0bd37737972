package org.handshakedoctor.core.analysis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// One file while it is followed: adds what is written to the log, under the lock of the log.
///
/// When the file is rotated or emptied, a new source of the same name begins: the lines of the one
/// before are no longer where they were.
final class FollowedSource implements FileTail.Reader {
  private final LogSource source;
  private final List<LogFormat> formats;
  private final Group group;
  private final FileTail tail;
  private SourceReading reading;
  private @Nullable BlockReader reader;
  private @Nullable Findings findings;

  /// The newest day that the reader knows of.
  private LocalDate newest = LocalDate.MIN;

  private boolean gone;

  /// @param reading of what has been read
  /// @param file stays open, and belongs to this object
  FollowedSource(
      LogSource source,
      List<LogFormat> formats,
      SourceReading reading,
      FileChannel file,
      Group group) {
    this.source = source;
    this.formats = formats;
    this.reading = reading;
    this.group = group;
    this.tail = new FileTail(source, file, reading.bytes(), this);
  }

  /// What the files have in common that are followed at once.
  interface Group {
    /// Whose monitor is the lock.
    FailureLogWriter log();

    Findings takeFindings();

    void giveBack(Findings findings);

    void grew();

    void happened(String source, FollowEvent event);
  }

  /// Goes on until cancelled.
  void follow(CancellationToken cancelled) throws IOException {
    tail.follow(cancelled);
  }

  @Override
  public Block block() {
    synchronized (group.log()) {
      return findings().block;
    }
  }

  @Override
  public void lines() {
    synchronized (group.log()) {
      reading.grow(findings(), reader());
      giveBack();
      group.grew();
      if (gone) {
        gone = false;
        group.happened(source.location().name(), FollowEvent.GREW);
      }
    }
  }

  @Override
  public void settle() {
    synchronized (group.log()) {
      reading.settle(findings());
      giveBack();
      group.grew();
    }
  }

  @Override
  public void replaced(FollowEvent how) {
    synchronized (group.log()) {
      reading.replaced();
      reading = new SourceReading(source, group.log(), this::newReader);
      reading.begin();
      gone = false;
      group.grew();
      group.happened(source.location().name(), how);
    }
  }

  @Override
  public void gone() {
    synchronized (group.log()) {
      gone = true;
      group.happened(source.location().name(), FollowEvent.GONE);
    }
  }

  private Findings findings() {
    Findings known = findings;
    if (known == null) {
      known = group.takeFindings();
      findings = known;
    }
    return known;
  }

  private void giveBack() {
    group.giveBack(findings());
    findings = null;
  }

  /// Another one each day: what it takes for the newest day tells the year of times without one.
  private BlockReader reader() {
    BlockReader known = reader;
    if (known == null || !newest.equals(tomorrow())) {
      newest = tomorrow();
      known = newReader();
      reader = known;
    }
    return known;
  }

  private BlockReader newReader() {
    return new BlockReader(formats, tomorrow());
  }

  private static LocalDate tomorrow() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(1);
  }
}
