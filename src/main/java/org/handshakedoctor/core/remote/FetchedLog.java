package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.handshakedoctor.core.source.RemoteLog;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// A log at a server, fetched while it is read. Each reading asks the server for what is new.
public final class FetchedLog implements RemoteLog {
  private final String name;
  private final String server;
  private final LogCache cache;
  private final Access access;
  private final Size size;
  private @Nullable Fetch fetch;
  private @Nullable Growth growth;

  /// What was known of a log when it was found.
  ///
  /// @param bytes -1 where nobody knows
  /// @param lastBytes only so many of the end are wanted
  record Size(long bytes, long lastBytes, Instant modified) {}

  FetchedLog(String name, String server, LogCache cache, Access access, Size size) {
    this.name = name;
    this.server = server;
    this.cache = cache;
    this.access = access;
    this.size = size;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return size.bytes < 0 ? -1 : Math.min(size.bytes, size.lastBytes);
  }

  @Override
  public Instant modified() {
    return size.modified;
  }

  @Override
  public synchronized InputStream open(CancellationToken cancelled) throws IOException {
    Fetch present = fetch;
    if (present == null || !present.join()) {
      CachedFile earlier = present == null ? null : result(present);
      present = new Fetch(cache, server, access, size.lastBytes, earlier);
      present.join();
      fetch = present;
      growth = null;
    }
    return new FetchedInput(present, cancelled);
  }

  @Override
  public synchronized Path file() throws IOException {
    if (growth != null) {
      return growth.path();
    }
    Path path = fetch == null ? null : fetch.path();
    if (path == null) {
      throw new NoSuchFileException(name);
    }
    return path;
  }

  @Override
  public void keepUp(CancellationToken cancelled) {
    Growth begun;
    synchronized (this) {
      try {
        CachedFile fetched = fetch == null ? null : result(fetch);
        CachedFile file = fetched == null ? null : cache.reopen(fetched);
        if (file == null) {
          return;
        }
        begun = new Growth(cache, name, file);
        growth = begun;
      } catch (IOException _) {
        return;
      }
    }
    begun.keepUp(access, cancelled);
  }

  /// How far the fetching has come that is under way or was last; null before the first.
  public synchronized @Nullable FetchProgress progress() {
    return fetch == null ? null : fetch.progress();
  }

  private static @Nullable CachedFile result(Fetch ended) throws IOException {
    try {
      return ended.result();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
